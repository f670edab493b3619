/** Three digits that count, with thousands separated: 0.0123, 4.56, 12,300. */
export function count(value: number): string {
  if (value === 0) return "0";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString("en-US", { maximumFractionDigits: Math.min(digits, 8) });
}

export function dollars(value: number): string {
  return `$${value >= 0.995 ? value.toLocaleString("en-US", { maximumFractionDigits: value < 100 ? 2 : 0, minimumFractionDigits: value < 100 ? 2 : 0 }) : count(value)}`;
}
