/** Events of one kind: all of a service, names of a service, or names of any. */
export interface NameTable {
  /** Services (event sources without `.amazonaws.com`) all of whose events are of this kind. */
  services: readonly string[];
  /** Event names (without API date) by service. */
  names: Readonly<Record<string, string>>;
  /** Whatever the service: the name alone says it. */
  anyService: RegExp;
}

/** True when the table names the event. Services are event sources without `.amazonaws.com`. */
export function compileNameTable(table: NameTable): (service: string, name: string) => boolean {
  const services = new Set(table.services);
  const names = new Map(
    Object.entries(table.names).map(([service, text]) => [service, new Set(text.trim().split(/\s+/))]),
  );
  return (service, name) =>
    services.has(service) || (names.get(service)?.has(name) ?? false) || table.anyService.test(name);
}
