import { mostWithin } from "./judge-limits";
import { FAULT_KINDS, type FaultName } from "../support/chaos/kinds";
import type { RunResult } from "../support/chaos/run";
import type { Verdict } from "./judge";

/** The account of a run, for people. */
export function reportOf({ facts, asides }: RunResult, { account, violations }: Verdict): string {
  const faults = Object.entries(facts.fired).map(
    ([kind, count]) =>
      `  ${String(count).padStart(7)}  ${kind.padEnd(26)} ${FAULT_KINDS[kind as FaultName].what}`,
  );
  return [
    "Faults that happened",
    ...faults,
    "",
    "Account",
    `  ${account.expected} changes are what a run without faults yields:`,
    `  ${account.accepted} accepted + ${account.parked} parked + ${account.shed} shed + ${account.lost} lost`,
    `  ${account.calls} calls of BigPanda, ${account.repeats} changes accepted more than once`,
    `  ${account.overtakes} quiet changes met a noisy backlog: ${overtakeLine(facts.overtakes)}`,
    ...facts.limits.map((limit) => `  ${limitLine(limit, facts.calls)}`),
    ...Object.entries(asides).map(([what, value]) => `  ${value} ${what}`),
    "",
    ...(violations.length > 0
      ? ["Violations", ...violations.slice(0, 40).map((line) => `  ${line}`)]
      : ["No violation."]),
    "",
  ].join("\n");
}

function overtakeLine(overtakes: RunResult["facts"]["overtakes"]): string {
  const met = overtakes.filter(({ backlog }) => backlog >= 100);
  const least = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const backlog = least(met.map((one) => one.backlog));
  const published = least(met.map((one) => one.published));
  const most = Math.max(0, ...met.map((one) => one.published / one.backlog));
  return `median ${backlog} before it, ${published} of them published first; at most ${Math.round(100 * most)} % of a backlog`;
}

function limitLine(limit: RunResult["facts"]["limits"][number], calls: RunResult["facts"]["calls"]): string {
  const times = calls.filter(({ destination }) => destination === limit.destination).map(({ at }) => at);
  const minute = mostWithin(times, 60_000);
  return `${limit.destination}: at most ${minute} calls a minute of ${limit.changesPerMinute}, ${times.length} in all of ${limit.changesPerWeek}`;
}
