import { createLedger, type Ledger } from "../../local/ledger";
import { accountLines, changesBefore, missing, type RunFacts } from "../../local/report";
import type { RunFile } from "../../local/run-file";
import type { Change } from "../../runtime/changes/change";
import { createDecider } from "../../runtime/changes/decide";
import { readChanges } from "../../runtime/trail-file-changes";

const ACCOUNT = "111122223333";
const record = (name: string, eventID: string, readOnly = false) => ({
  eventVersion: "1.11",
  userIdentity: { type: "IAMUser", userName: "ops-lena", arn: `arn:aws:iam::${ACCOUNT}:user/ops-lena` },
  eventTime: "2026-03-10T14:48:02Z",
  eventSource: "ec2.amazonaws.com",
  eventName: name,
  awsRegion: "eu-west-1",
  requestParameters: { groupId: "sg-0b7e1c2d3f4a50017" },
  eventID,
  readOnly,
  eventType: "AwsApiCall",
  recipientAccountId: ACCOUNT,
});

const Records = [
  record("RebootInstances", "a"),
  record("DescribeInstances", "b", true),
  record("StopInstances", "c"),
];
const file: RunFile = {
  bucket: "bucket",
  key: "key",
  label: "mine.json",
  open: async function* () {
    yield Buffer.from(JSON.stringify({ Records }));
  },
};
const account = { bucket: "bucket", key: "key", records: 3, changes: 2, drops: { "read-only": 1 } };
const decider = createDecider();

let ledger: Ledger;
let changes: Change[];
beforeEach(async () => {
  ledger = createLedger();
  await ledger.expect(file, ACCOUNT, decider);
  changes = [];
  for await (const batch of readChanges(() => file.open(), { decider })) changes.push(...batch);
});

const facts = (rest: Partial<RunFacts> = {}): RunFacts => ({
  ledger,
  counts: new Map(),
  parked: [],
  answers: new Map([["204", 2]]),
  ...rest,
});

function arrive(...arrived: Change[]): void {
  for (const change of arrived) ledger.accepted(change);
}

test("nothing is missing when the account agrees and every change arrived, some twice", () => {
  ledger.read(account);
  arrive(...changes, ...changes);
  expect(missing(facts())).toEqual([]);
  const lines = accountLines(facts());
  expect(lines).toContain("3 records = 2 changes + 1 drops");
  expect(lines.join("\n")).toMatch(/Published +2 of 2 different changes\nAnswers +2 × 204/);
});

test("a file that was not read is missing", () => {
  arrive(...changes);
  expect(missing(facts())).toEqual(["mine.json was not read to its end."]);
});

test.each([
  ["records", { records: 4 }],
  ["changes", { changes: 1 }],
  ["drops", { drops: { "read-only": 2 } }],
  ["reasons", { drops: { error: 1 } }],
])("an account with other %s is missing something", (_what, differing) => {
  ledger.read({ ...account, ...differing });
  arrive(...changes);
  expect(missing(facts())).toEqual(["mine.json: the processor's account differs from what the file holds."]);
});

test("a change that did not arrive, or arrived with another body, is missing", () => {
  ledger.read(account);
  const [first, second] = changes as [Change, Change];
  arrive(first);
  expect(missing(facts())).toEqual(["1 change did not arrive."]);
  arrive({ ...second, summary: "Other" });
  expect(missing(facts())).toEqual([
    "1 change did not arrive.",
    "1 change arrived, but no file holds the like.",
  ]);
});

test("what is parked or dropped as foreign is missing", () => {
  ledger.read(account);
  arrive(...changes);
  const parked = [
    { what: "change", reason: "refused", body: "{}", attributes: {} },
    { what: "change", reason: "refused", body: "{}", attributes: {} },
  ] as const;
  expect(missing(facts({ parked: [...parked], counts: new Map([["NoticesForeign", 1]]) }))).toEqual([
    "1 notice dropped: of no registered trail.",
    "2 changes parked: refused.",
  ]);
});

test("changes before a moment come nearest first, later and much older ones not at all", () => {
  const [change] = changes as [Change, Change];
  const at = (minutes: number, summary: string) => ({ ...change, summary, start: 1_000_000 - minutes * 60 });
  const all = [at(-1, "After"), at(30, "Older"), at(2, "Near"), at(12, "Mid"), at(300, "Old")];
  const lines = changesBefore(all, 1_000_000_000, 2);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^ +2 min {2}Near .*sg-0b7e1c2d3f4a50017 {2}by ops-lena$/);
  expect(lines[1]).toMatch(/^ +12 min {2}Mid /);
});
