/** `12,345`. */
export function number(value: number): string {
  return value.toLocaleString("en");
}

/** `1 change`, `12 changes`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** `1.2 MB`. */
export function size(bytes: number): string {
  if (bytes < 1_000) return plural(bytes, "byte");
  const [value, unit] =
    bytes < 1e6 ? [bytes / 1e3, "kB"] : bytes < 1e9 ? [bytes / 1e6, "MB"] : [bytes / 1e9, "GB"];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
