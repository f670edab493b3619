import type { ExpectedChange, RunFacts } from "../support/chaos/facts";
import { limitViolations, unboundPace } from "./judge-limits";
import { scanViolations } from "./judge-scans";
import { shedViolations } from "./judge-shed";

/** What became of the changes of a run. Each expected change counts once, under the first that applies. */
export interface ChaosAccount {
  expected: number;
  accepted: number;
  parked: number;
  shed: number;
  lost: number;
  /** Calls that were accepted again. */
  repeats: number;
  calls: number;
  overtakes: number;
}

export interface Verdict {
  account: ChaosAccount;
  /** Empty: the run holds what is promised. */
  violations: string[];
}

/** Observations of the quiet customer without which nothing is shown of it. */
const FEWEST_OVERTAKES = 10;

/** Judges a run by its facts alone. */
export function judge(facts: RunFacts): Verdict {
  const account: ChaosAccount = {
    ...delivery(facts),
    calls: facts.calls.length,
    overtakes: overtakesOf(facts).length,
  };
  const violations = [
    ...(account.lost > 0 ? [`${account.lost} changes are lost, such as ${examples(lostOf(facts))}.`] : []),
    ...strangers(facts),
    ...parkedAsPlanned(facts),
    ...shedViolations(facts),
    ...limitViolations(facts),
    ...unboundPace(facts),
    ...overtaken(facts),
    ...scanViolations(facts),
    ...leftovers(facts),
  ];
  return { account, violations };
}

const keyOf = (one: { destination: string; identifier: string; digest: string }): string =>
  `${one.destination} ${one.identifier} ${one.digest}`;

interface Delivered {
  accepted: Set<string>;
  parked: Set<string>;
  parkedFiles: Set<string>;
  shed: Set<string>;
}

function delivered({ calls, parkedChanges, parkedNotices, shed }: RunFacts): Delivered {
  return {
    accepted: new Set(calls.filter((call) => call.accepted).map(keyOf)),
    parked: new Set(parkedChanges.map(keyOf)),
    parkedFiles: new Set(parkedNotices.flatMap(({ keys }) => keys)),
    shed: new Set(shed.map(({ destination, identifier }) => `${destination} ${identifier}`)),
  };
}

type Fate = "accepted" | "parked" | "shed" | "lost";

function fateOf(change: ExpectedChange, { accepted, parked, parkedFiles, shed }: Delivered): Fate {
  const key = keyOf(change);
  if (accepted.has(key)) return "accepted";
  if (parked.has(key)) return "parked";
  if (shed.has(`${change.destination} ${change.identifier}`)) return "shed";
  return parkedFiles.has(change.file) ? "parked" : "lost";
}

function delivery(facts: RunFacts): Omit<ChaosAccount, "calls" | "overtakes"> {
  const sets = delivered(facts);
  const fates = { accepted: 0, parked: 0, shed: 0, lost: 0 };
  for (const change of facts.expected) fates[fateOf(change, sets)] += 1;
  const acceptedCalls = facts.calls.filter((call) => call.accepted).length;
  return { expected: facts.expected.length, ...fates, repeats: acceptedCalls - sets.accepted.size };
}

function lostOf(facts: RunFacts): string[] {
  const sets = delivered(facts);
  return facts.expected
    .filter((change) => fateOf(change, sets) === "lost")
    .map(({ identifier }) => identifier);
}

/** Changes that arrived, were parked or shed and that nobody sent: invented, altered or gone astray. */
function strangers(facts: RunFacts): string[] {
  const whole = new Set(facts.expected.map(keyOf));
  const places = new Set(facts.expected.map(({ destination, identifier }) => `${destination} ${identifier}`));
  const identifiers = new Set(facts.expected.map(({ identifier }) => identifier));
  const found = new Map<string, Set<string>>();
  const note = (what: string, identifier: string): void => {
    found.set(what, (found.get(what) ?? new Set()).add(identifier));
  };
  for (const seen of [...facts.calls, ...facts.parkedChanges]) {
    if (whole.has(keyOf(seen))) continue;
    if (places.has(`${seen.destination} ${seen.identifier}`)) note("altered", seen.identifier);
    else if (identifiers.has(seen.identifier)) note("sent to another destination", seen.identifier);
    else note("invented", seen.identifier);
  }
  for (const { destination, identifier } of facts.shed) {
    if (!places.has(`${destination} ${identifier}`)) note("shed and never sent", identifier);
  }
  return [...found].map(([what, all]) => `${all.size} changes were ${what}, such as ${examples([...all])}.`);
}

/** What the plan makes impossible is parked, with its reason; nothing else is. */
function parkedAsPlanned({ hopeless, poison, parkedChanges, parkedNotices }: RunFacts): string[] {
  const violations: string[] = [];
  const reasons = new Map(parkedChanges.map(({ identifier, reason }) => [identifier, reason]));
  for (const [identifier, reason] of hopeless) {
    const got = reasons.get(identifier);
    if (got !== reason)
      violations.push(`${identifier} is parked as ${got ?? "nothing"}; it must be as ${reason}.`);
  }
  const parkedKeys = new Set(parkedNotices.flatMap(({ keys }) => keys));
  for (const key of poison) if (!parkedKeys.has(key)) violations.push(`The notice of ${key} is not parked.`);
  for (const { identifier, reason } of parkedChanges) {
    if (!hopeless.has(identifier)) violations.push(`${identifier} is parked (${reason}) without need.`);
  }
  // A notice of several files is parked for all of them.
  for (const { keys, reason } of parkedNotices) {
    if (!keys.some((key) => poison.has(key))) {
      violations.push(`The notice of ${keys.join(", ")} is parked (${reason}) without need.`);
    }
  }
  return violations;
}

/** Only those say something that came while the noisy customers had a backlog. */
function overtakesOf({ overtakes }: RunFacts) {
  return overtakes.filter(({ backlog }) => backlog >= 100);
}

function overtaken(facts: RunFacts): string[] {
  const all = overtakesOf(facts);
  const late = all.filter(({ backlog, published }) => published >= backlog);
  return [
    ...(all.length < FEWEST_OVERTAKES
      ? [`Only ${all.length} quiet changes met a backlog: nothing is shown.`]
      : []),
    ...late.map(
      ({ identifier, backlog, published }) =>
        `The quiet change ${identifier} waited for ${published} noisy ones; ${backlog} were before it.`,
    ),
  ];
}

function leftovers({ left, fired, complaints, stalled }: RunFacts): string[] {
  const queues = Object.entries(left).filter(([, count]) => count > 0);
  const unfired = Object.keys(fired).filter((kind) => fired[kind] === 0);
  return [
    ...(stalled ? ["Nothing moved any more: the run was given up."] : []),
    ...queues.map(([queue, count]) => `${count} messages are left in ${queue}.`),
    ...(unfired.length > 0 ? [`Faults that never happened: ${unfired.join(", ")}.`] : []),
    ...complaints.slice(0, 5).map((line) => `A function complained: ${line}`),
  ];
}

function examples(identifiers: string[]): string {
  return identifiers.slice(0, 3).join(", ");
}
