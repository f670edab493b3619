import type { Colours } from "../output/colour";
import { neutralise } from "../output/text";
import type { Tally } from "./tally";

/** The closing account: one line of totals, then the drops by reason, most frequent first. */
export function describeTally(tally: Tally, colours: Colours): string {
  const files = count(tally.files, "file") + damagedAndFailed(tally);
  const dropped = tally.records - tally.changes;
  const lines = [
    `${files}: ${count(tally.records, "record")} = ` +
      `${colours.green(count(tally.changes, "change"))} + ${count(dropped, "drop")}`,
    ...byCount(tally.drops).map(([reason, number]) => {
      return `  ${amount(number).padStart(amount(dropped).length)}  ${colours.dim(neutralise(reason))}`;
    }),
  ];
  return lines.join("\n") + "\n";
}

/** `1 file`, `1,234 files`. */
export function count(number: number, noun: string): string {
  return `${amount(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** With thousands apart. By hand, since the first use of Intl costs more than the rest of a small run. */
export function amount(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

function damagedAndFailed(tally: Tally): string {
  const parts = [
    ...(tally.damagedFiles > 0 ? [`${amount(tally.damagedFiles)} damaged`] : []),
    ...(tally.failedFiles > 0 ? [`${amount(tally.failedFiles)} could not be read`] : []),
  ];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function byCount(drops: Record<string, number>): [string, number][] {
  return Object.entries(drops).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}
