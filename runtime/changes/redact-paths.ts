import type { RedactedPath } from "../cloudtrail/record-maker";
import { maskAll, REDACTED } from "./redaction-mark";

export function parsePaths(paths: string): RedactedPath[] {
  return paths.split(/\s+/).map((path) => ({
    segments: path.replace(/^\//, "").toLowerCase().split("."),
    atTop: path.startsWith("/"),
  }));
}

/**
 * The value with everything at the path redacted. What does not change is shared with the value given, which
 * itself is never changed. One walk: all the places at which the path may have begun are followed together.
 */
export function redactPath(value: unknown, path: RedactedPath): unknown {
  return redactAt(value, path, NOTHING_MATCHED, 0);
}

/** Deeper than any service's requests; below it stands the mark instead. */
const DEEPEST = 200;
const NOTHING_MATCHED = 1;

/** Bit n of `matched` is set when the keys that lead here end in the first n segments of the path. */
function redactAt(value: unknown, path: RedactedPath, matched: number, depth: number): unknown {
  if (typeof value !== "object" || value === null || matched === 0) return value;
  if (depth > DEEPEST) return REDACTED;
  if (Array.isArray(value)) return mapShared(value, (element) => redactAt(element, path, matched, depth + 1));
  const fields = value as Record<string, unknown>;
  const atEnd = 1 << path.segments.length;
  let changed: Record<string, unknown> | undefined;
  for (const key of Object.keys(fields)) {
    const before = fields[key];
    const reached = advance(path, matched, key.toLowerCase());
    const after = reached & atEnd ? maskAll(before) : redactAt(before, path, reached, depth + 1);
    if (after !== before) defineField((changed ??= copyFields(fields)), key, after);
  }
  return changed ?? value;
}

function advance(path: RedactedPath, matched: number, name: string): number {
  let reached = path.atTop ? 0 : NOTHING_MATCHED;
  if (name === "items") reached |= matched;
  path.segments.forEach((segment, place) => {
    if (matched & (1 << place) && (segment === name || segment === "*")) reached |= 1 << (place + 1);
  });
  return reached;
}

/** The list with each element mapped; the same list when none changed. */
export function mapShared(
  list: readonly unknown[],
  map: (element: unknown, place: number) => unknown,
): readonly unknown[] {
  let changed: unknown[] | undefined;
  for (let place = 0; place < list.length; place += 1) {
    const after = map(list[place], place);
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
