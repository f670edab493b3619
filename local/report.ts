import type { Change } from "../runtime/changes/change";
import { placeOf, type Ledger } from "./ledger";
import type { Parked } from "./run";

export interface RunFacts {
  ledger: Ledger;
  /** Metrics of both functions by name. */
  counts: ReadonlyMap<string, number>;
  parked: Parked[];
  /** Changes that the stand-in holds. */
  changesHeld: number;
}

/** The account at the end of a run, one line each. */
export function accountLines({ ledger, counts, parked }: RunFacts): string[] {
  const accounts = [...ledger.accounts.values()];
  const records = sum(accounts.map((account) => account.records));
  const changes = sum(accounts.map((account) => account.changes));
  const reasons = new Map<string, number>();
  for (const { drops } of accounts) {
    for (const [reason, count] of Object.entries(drops))
      reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  }
  const drops = sum([...reasons.values()]);
  const retries = (counts.get("NoticesRetried") ?? 0) + (counts.get("PublishRetries") ?? 0);
  const held = counts.get("DestinationHeld") ?? 0;
  return [
    line("Files", `${number(ledger.files.size)} put, ${number(accounts.length)} read`),
    line("Records", number(records)),
    line("Changes", number(changes)),
    line("Drops", number(drops)),
    ...[...reasons]
      .sort(([, a], [, b]) => b - a)
      .map(([reason, count]) => line(`  ${reason}`, number(count))),
    line(
      "Published",
      `${number(ledger.arrivedChanges)} of ${number(ledger.expectedChanges)} different changes`,
    ),
    line("Parked", parkedText(parked)),
    line("Retries", `${number(retries)}${held > 0 ? `, destination held ${number(held)} times` : ""}`),
    "",
    `${number(records)} records = ${number(changes)} changes + ${number(drops)} drops`,
  ];
}

/** What is missing of a run in which everything arrives, one sentence each; empty when nothing is. */
export function missing({ ledger, parked, changesHeld }: RunFacts): string[] {
  const problems: string[] = [];
  for (const file of ledger.files.values()) {
    const account = ledger.accounts.get(placeOf(file));
    if (file.damage !== undefined) problems.push(`${file.label} is damaged: ${file.damage}`);
    if (account === undefined) problems.push(`${file.label} was not read to its end.`);
    else if (!sameAccount(account, file)) {
      problems.push(`${file.label}: the processor's account differs from what the file holds.`);
    }
  }
  const left = ledger.expectedChanges - ledger.arrivedChanges;
  if (left > 0) problems.push(`${number(left)} changes did not arrive.`);
  if (ledger.unexpectedChanges > 0) {
    problems.push(`${number(ledger.unexpectedChanges)} changes arrived that no file holds.`);
  }
  if (changesHeld > ledger.arrivedChanges) problems.push("The stand-in holds more changes than arrived.");
  for (const [what, reason, count] of parkedByReason(parked)) {
    problems.push(`${number(count)} ${what}${count === 1 ? " is" : "s are"} parked: ${reason}.`);
  }
  return problems;
}

/** The changes of the half-hour before a moment, nearest first, at most `limit` of them. */
export function changesBefore(changes: Iterable<Change>, moment: number, limit: number): string[] {
  const seconds = moment / 1_000;
  return [...changes]
    .filter(({ start }) => start < seconds && start >= seconds - 1_800)
    .sort((a, b) => b.start - a.start)
    .slice(0, limit)
    .map(({ start, summary, tags }) => {
      const minutes = Math.floor((seconds - start) / 60);
      const target = tags.rp_groupId ?? tags.rp_listenerArn ?? tags.event_source ?? "";
      return `${String(minutes).padStart(4)} min before  ${summary}  ${target}  by ${tags.user_name ?? "?"}`;
    });
}

function sameAccount(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  return ["records", "changes", "drops"].every((name) => canonical(a[name]) === canonical(b[name]));
}

/** Drops as a text that does not depend on their order. */
function canonical(value: unknown): string {
  return typeof value === "object" && value !== null
    ? JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : String(value);
}

function parkedText(parked: Parked[]): string {
  if (parked.length === 0) return "0";
  const parts = parkedByReason(parked).map(([what, reason, count]) => `${number(count)} ${what} (${reason})`);
  return `${number(parked.length)}: ${parts.join(", ")}`;
}

function parkedByReason(parked: Parked[]): [what: string, reason: string, count: number][] {
  const counts = new Map<string, [string, string, number]>();
  for (const { what, reason } of parked) {
    const known = counts.get(`${what} ${reason}`)?.[2] ?? 0;
    counts.set(`${what} ${reason}`, [what, reason, known + 1]);
  }
  return [...counts.values()];
}

function line(name: string, value: string): string {
  return `${name.padEnd(26)} ${value}`;
}

function number(value: number): string {
  return value.toLocaleString("en-GB");
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
