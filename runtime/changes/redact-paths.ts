import { maskAll } from "./redaction-mark";

/** One path of the table: its keys in lower case, and whether it begins at the top. */
export interface RedactedPath {
  segments: readonly string[];
  atTop: boolean;
}

export function parsePaths(paths: string): RedactedPath[] {
  return paths.split(/\s+/).map((path) => ({
    segments: path.replace(/^\//, "").toLowerCase().split("."),
    atTop: path.startsWith("/"),
  }));
}

/**
 * The value with everything at the path redacted. What does not change is shared with the value given, which
 * itself is never changed.
 */
export function redactPath(value: unknown, path: RedactedPath): unknown {
  return redactAt(value, path, 0, 0);
}

/** Deeper than any service's requests; what lies below is not looked at by path. */
const DEEPEST = 64;

/** `matched` segments of the path lead here. */
function redactAt(value: unknown, path: RedactedPath, matched: number, depth: number): unknown {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return mapShared(value, (element) => redactAt(element, path, matched, depth + 1));
  const fields = value as Record<string, unknown>;
  let changed: Record<string, unknown> | undefined;
  for (const key of Object.keys(fields)) {
    const before = fields[key];
    const after = redactField(key, before, path, matched, depth);
    if (after !== before) defineField((changed ??= copyFields(fields)), key, after);
  }
  return changed ?? value;
}

function redactField(
  key: string,
  value: unknown,
  path: RedactedPath,
  matched: number,
  depth: number,
): unknown {
  const name = key.toLowerCase();
  const segment = path.segments[matched];
  let after = value;
  if (segment === name || segment === "*") {
    const isLast = matched === path.segments.length - 1;
    after = isLast ? maskAll(value) : redactAt(value, path, matched + 1, depth + 1);
  } else if (name === "items" && matched > 0) {
    after = redactAt(value, path, matched, depth + 1);
  }
  // The path may begin anew at every depth.
  const mayRestart = !path.atTop || (name === "items" && matched === 0);
  return mayRestart && after === value ? redactAt(value, path, 0, depth + 1) : after;
}

/** The list with each element mapped; the same list when none changed. */
export function mapShared(list: readonly unknown[], map: (element: unknown) => unknown): readonly unknown[] {
  let changed: unknown[] | undefined;
  for (let place = 0; place < list.length; place += 1) {
    const after = map(list[place]);
    if (after !== list[place]) (changed ??= [...list])[place] = after;
  }
  return changed ?? list;
}

/** A copy with the same own keys, `__proto__` among them as a plain key. */
export function copyFields(fields: Record<string, unknown>): Record<string, unknown> {
  return { ...fields };
}

/** Sets a field without ever reaching a setter of the prototype. */
export function defineField(fields: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(fields, key, { value, enumerable: true, configurable: true, writable: true });
}
