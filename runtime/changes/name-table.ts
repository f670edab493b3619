/** Events of one kind, by event source: all of a source, or names of it. */
export interface NameTable {
  /** Sources all of whose events are of this kind. */
  sources: readonly string[];
  /** Event names (without API date) by source. */
  names: Readonly<Record<string, string>>;
  /** The same whatever the source: the name alone says it. */
  anySource: RegExp;
}

/** True when the table names the event. Sources are written without `.amazonaws.com`. */
export function compileNameTable(table: NameTable): (source: string, name: string) => boolean {
  const sources = new Set(table.sources);
  const names = new Map(
    Object.entries(table.names).map(([source, text]) => [source, new Set(text.trim().split(/\s+/))]),
  );
  return (source, name) => {
    const service = serviceOf(source);
    return sources.has(service) || (names.get(service)?.has(name) ?? false) || table.anySource.test(name);
  };
}

const SUFFIX = ".amazonaws.com";

function serviceOf(source: string): string {
  return source.endsWith(SUFFIX) ? source.slice(0, -SUFFIX.length) : source;
}
