import type { Change } from "../runtime/changes/change";
import { placeOf, type Ledger } from "./ledger";
import type { Parked } from "./run";
import type { FileAccount } from "./tally";

export interface RunFacts {
  ledger: Ledger;
  /** Metrics of both functions by name. */
  counts: ReadonlyMap<string, number>;
  parked: Parked[];
  /** How often the stand-in gave each answer. */
  answers: ReadonlyMap<string, number>;
}

/** The account at the end of a run, one line each. */
export function accountLines({ ledger, counts, parked, answers }: RunFacts): string[] {
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
    line(
      "Answers",
      [...answers].map(([answer, count]) => `${number(count)} × ${answer}`).join(", ") || "none",
    ),
    line("Parked", parkedText(parked)),
    line(
      "Retries",
      `${number(retries)}${held > 0 ? `, and ${counted(held, "hold")} of the destination` : ""}`,
    ),
    "",
    `${number(records)} records = ${number(changes)} changes + ${number(drops)} drops`,
  ];
}

/** What is missing of a run in which everything arrives, one sentence each; empty when nothing is. */
export function missing({ ledger, parked, counts }: RunFacts): string[] {
  const problems: string[] = [];
  const foreign = counts.get("NoticesForeign") ?? 0;
  if (foreign > 0) problems.push(`${counted(foreign, "notice")} dropped: of no registered trail.`);
  for (const file of ledger.files.values()) {
    const account = ledger.accounts.get(placeOf(file));
    if (file.damage !== undefined) problems.push(`${file.label} is damaged: ${file.damage}`);
    if (account === undefined) problems.push(`${file.label} was not read to its end.`);
    else if (!sameAccount(account, file)) {
      problems.push(`${file.label}: the processor's account differs from what the file holds.`);
    }
  }
  const left = ledger.expectedChanges - ledger.arrivedChanges;
  if (left > 0) problems.push(`${counted(left, "change")} did not arrive.`);
  if (ledger.unexpectedChanges > 0) {
    problems.push(`${counted(ledger.unexpectedChanges, "change")} arrived, but no file holds the like.`);
  }
  for (const [what, reason, count] of parkedByReason(parked)) {
    problems.push(`${counted(count, what)} parked: ${reason}.`);
  }
  return problems;
}

/** The changes of the three hours before a moment, nearest first, at most `limit` of them. */
export function changesBefore(changes: Iterable<Change>, moment: number, limit: number): string[] {
  const seconds = moment / 1_000;
  return [...changes]
    .filter(({ start }) => start < seconds && start >= seconds - 3 * 3_600)
    .sort((a, b) => b.start - a.start)
    .slice(0, limit)
    .map(({ start, summary, tags }) => {
      const minutes = Math.floor((seconds - start) / 60);
      const target = tags.rp_groupId ?? tags.rp_listenerArn ?? tags.event_source ?? "";
      const who = tags.user_name?.split("/").at(-1) ?? "somebody";
      return `${String(minutes).padStart(4)} min  ${summary.padEnd(36)} ${target.split(":").at(-1)}  by ${who}`;
    });
}

function sameAccount(a: FileAccount, b: FileAccount): boolean {
  return a.records === b.records && a.changes === b.changes && dropsText(a) === dropsText(b);
}

/** A text that does not depend on the order of the reasons. */
function dropsText({ drops }: FileAccount): string {
  return JSON.stringify(Object.entries(drops).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function parkedText(parked: Parked[]): string {
  if (parked.length === 0) return "0";
  const parts = parkedByReason(parked).map(([what, reason, count]) => `${counted(count, what)} (${reason})`);
  return parts.join(", ");
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

function counted(count: number, what: string): string {
  return `${number(count)} ${what}${count === 1 ? "" : "s"}`;
}

function number(value: number): string {
  return value.toLocaleString("en-GB");
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
