import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Call, ExpectedChange, RunFacts } from "../support/chaos/facts";
import { FAULT_KINDS } from "../support/chaos/kinds";
import { judge } from "./judge";

const FILE = "AWSLogs/111122223333/CloudTrail/one.json.gz";
const HOUR_MS = 3_600_000;
const POISON = "AWSLogs/111122223333/CloudTrail/cut.json.gz";

function expectedChange(identifier: string, more: Partial<ExpectedChange> = {}): ExpectedChange {
  return { destination: "main", identifier, digest: `digest of ${identifier}`, file: FILE, ...more };
}

function call(identifier: string, at: number, more: Partial<Call> = {}): Call {
  const digest = `digest of ${identifier}`;
  return { destination: "main", at, identifier, digest, accepted: true, ...more };
}

/** A run in which all went as it must: three accepted, one parked, one shed, one in the notice of a poison file. */
function goodRun(more: Partial<RunFacts> = {}): RunFacts {
  const ids = ["a", "b", "c", "refused", "late"];
  return {
    expected: [...ids.map((id) => expectedChange(id)), expectedChange("in-poison", { file: POISON })],
    calls: [call("a", 0), call("b", 1_000), call("refused", 2_000, { accepted: false }), call("c", 3_000)],
    parkedChanges: [
      { destination: "main", identifier: "refused", digest: "digest of refused", reason: "refused" },
    ],
    parkedNotices: [{ keys: [FILE, POISON], reason: "truncated" }],
    shed: [{ destination: "main", identifier: "late", counted: 6, ageMs: HOUR_MS }],
    hopeless: new Map([["refused", "refused"]]),
    poison: new Set([POISON]),
    limits: [
      { destination: "main", changesPerMinute: 5, changesPerWeek: 6, holdLimitMs: HOUR_MS, paceBinds: true },
    ],
    overtakes: Array.from({ length: 10 }, (_, at) => ({ identifier: `q${at}`, backlog: 500, published: 20 })),
    files: [{ key: FILE, records: 9 }],
    scans: [
      { key: FILE, records: 9, changes: 5, drops: 4 },
      { key: POISON, records: 2, changes: 1, drops: 1 },
    ],
    left: { main: 0 },
    fired: { "processor-killed": 3 },
    complaints: [],
    stalled: false,
    ...more,
  };
}

test("a run in which every change is accepted, parked or shed passes, and is accounted for", () => {
  // The rest of a file whose notice is parked is in the parked queue with it; its own are looked for one by one.
  const facts = goodRun({ parkedNotices: [{ keys: [POISON], reason: "truncated" }] });
  const { account, violations } = judge(facts);
  expect(violations).toEqual([]);
  expect(account).toEqual({
    expected: 6,
    accepted: 3,
    parked: 2,
    shed: 1,
    lost: 0,
    repeats: 0,
    calls: 4,
    overtakes: 10,
  });
});

test("a change that was accepted twice is a repeat and no violation", () => {
  const facts = goodRun({ calls: [call("a", 0), call("b", 1), call("c", 2), call("a", 3)] });
  expect(judge(facts)).toMatchObject({ violations: [], account: { accepted: 3, repeats: 1 } });
});

const FAILING: [what: string, more: Partial<RunFacts>, violation: RegExp][] = [
  [
    "a lost change",
    { expected: [...goodRun().expected, expectedChange("gone", { file: "other.json.gz" })] },
    /^1 changes are lost, such as gone\.$/,
  ],
  [
    "a change that was tried and never accepted",
    {
      calls: [call("a", 0), call("b", 1), call("c", 2, { accepted: false }), call("a", 3)],
      parkedNotices: [{ keys: [POISON], reason: "x" }],
    },
    /^1 changes are lost, such as c\.$/,
  ],
  [
    "an invented change",
    { calls: [...goodRun().calls, call("nobody", 4)] },
    /^1 changes were invented, such as nobody\.$/,
  ],
  [
    "an altered change, also when it was accepted as it must be before",
    { calls: [...goodRun().calls, call("a", 4, { digest: "another" })] },
    /^1 changes were altered, such as a\.$/,
  ],
  [
    "an altered change in the parked queue",
    { parkedChanges: [{ ...goodRun().parkedChanges[0]!, digest: "another" }] },
    /^1 changes were altered, such as refused\.$/,
  ],
  [
    "a change at another customer's destination",
    { calls: [...goodRun().calls, call("a", 4, { destination: "other" })] },
    /^1 changes were sent to another destination, such as a\.$/,
  ],
  [
    "a passed limit of the minute",
    {
      limits: [
        {
          destination: "main",
          changesPerMinute: 3,
          changesPerWeek: 5,
          holdLimitMs: HOUR_MS,
          paceBinds: true,
        },
      ],
    },
    /^main: 4 calls in a minute; 3 are allowed\.$/,
  ],
  [
    "a pace that never bound",
    { limits: [{ ...goodRun().limits[0]!, changesPerMinute: 7 }] },
    /^No pace has bound: no backlogged destination came to more than 57 % of its minute limit\.$/,
  ],
  [
    "a passed budget",
    {
      calls: goodRun().calls.map((one, at) => ({ ...one, at: at * 56 * 3_600_000 - 1 })),
      limits: [
        {
          destination: "main",
          changesPerMinute: 1,
          changesPerWeek: 2,
          holdLimitMs: HOUR_MS,
          paceBinds: true,
        },
      ],
    },
    /^main: 3 calls in 168 hours; 2 are allowed\.$/,
  ],
  [
    "a shed change whose destination has budget, by the count of the state table",
    { shed: [{ ...goodRun().shed[0]!, counted: 5 }] },
    /^1 changes were shed while .* budget left, such as late \(5 sends counted\)\.$/,
  ],
  [
    "a shed change that is not old enough, a wrong clock allowed for",
    { shed: [{ ...goodRun().shed[0]!, ageMs: HOUR_MS - 20 * 60_000 - 1 }] },
    /^1 changes were shed before their hold limit, such as late \(39 minutes old\)\.$/,
  ],
  [
    "a shed change that nobody sent",
    { shed: [...goodRun().shed, { ...goodRun().shed[0]!, identifier: "nobody" }] },
    /shed and never sent, such as nobody/,
  ],
  [
    "a change that is parked without need",
    {
      parkedChanges: [
        ...goodRun().parkedChanges,
        { ...goodRun().parkedChanges[0]!, identifier: "a", digest: "digest of a" },
      ],
    },
    /^a is parked \(refused\) without need\.$/,
  ],
  [
    "a refused change that is parked for another reason",
    { hopeless: new Map([["refused", "no-answer"]]) },
    /parked as refused; it must be as no-answer/,
  ],
  [
    "a poison file that is not parked",
    {
      expected: goodRun().expected.slice(0, 5),
      parkedNotices: [],
      scans: goodRun().scans.slice(0, 1),
    },
    /^The notice of .*cut\.json\.gz is not parked\.$/,
  ],
  [
    "a good file that is parked",
    { parkedNotices: [...goodRun().parkedNotices, { keys: [FILE], reason: "denied" }] },
    /^The notice of .*one\.json\.gz is parked \(denied\) without need\.$/,
  ],
  [
    "a quiet change that waits for the noisy backlog",
    { overtakes: [...goodRun().overtakes, { identifier: "slow", backlog: 500, published: 500 }] },
    /^The quiet change slow waited for 500 noisy ones; 500 were before it\.$/,
  ],
  [
    "too few quiet changes that met a backlog",
    { overtakes: goodRun().overtakes.slice(1) },
    /^Only 9 quiet changes met a backlog/,
  ],
  [
    "a file whose account does not add up",
    { scans: [{ key: FILE, records: 9, changes: 5, drops: 3 }] },
    /9 records = 5 changes \+ 3 drops is the account; 9 records were written, 5 changes expected\.$/,
  ],
  [
    "an empty account of a file",
    { scans: [...goodRun().scans, { key: FILE, records: 0, changes: 0, drops: 0 }] },
    /0 records = 0 changes \+ 0 drops is the account; 9 records were written/,
  ],
  [
    "changes that are accounted for as drops",
    { scans: [{ key: FILE, records: 9, changes: 4, drops: 5 }] },
    /9 records = 4 changes \+ 5 drops is the account; .* 5 changes expected\.$/,
  ],
  [
    "a poison file whose account does not add up",
    { scans: [goodRun().scans[0]!, { key: POISON, records: 2, changes: 1, drops: 0 }] },
    /cut\.json\.gz: 2 records = 1 changes \+ 0 drops is the account/,
  ],
  [
    "an account of a file that nobody wrote",
    { scans: [...goodRun().scans, { key: "another", records: 3, changes: 0, drops: 3 }] },
    /^another: .* no records were written, 0 changes expected\.$/,
  ],
  [
    "a readable file without an account",
    { scans: goodRun().scans.slice(1) },
    /^1 files were never accounted for, such as .*one\.json\.gz\.$/,
  ],
  [
    "a fault that never happened",
    { fired: { "s3-503": 0, "s3-cut-body": 1 } },
    /^Faults that never happened: s3-503\.$/,
  ],
  ["messages that are left in a queue", { left: { main: 2 } }, /^2 messages are left in main\.$/],
  ["a run that came to a halt", { stalled: true }, /^Nothing moved any more/],
  ["a function that complained", { complaints: ["TypeError"] }, /^A function complained: TypeError$/],
];

test.each(FAILING)("%s fails the run, alone", (_, more, violation) => {
  const { violations } = judge(goodRun(more));
  expect(violations).toEqual([expect.stringMatching(violation)]);
});

test("a lost change is not excused by the parked notice of another file", () => {
  const expected = [...goodRun().expected, expectedChange("gone", { file: "third.json.gz" })];
  expect(judge(goodRun({ expected })).account.lost).toBe(1);
});

test("the page explains every kind of fault", async () => {
  const page = (await readFile(path.resolve(__dirname, "../../docs/chaos.md"), "utf8")).replace(/ +/g, " ");
  for (const [kind, { what }] of Object.entries(FAULT_KINDS))
    expect(page).toContain(`| \`${kind}\` | ${what} |`);
});
