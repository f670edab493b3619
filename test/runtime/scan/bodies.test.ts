import { createDecider } from "../../../runtime/changes/decide";
import { changeBody } from "../../../runtime/changes/body";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import {
  readBodies,
  readChanges,
  readCounts,
  type ReadChangesOptions,
} from "../../../runtime/trail-file-changes";
import { RecordMaker } from "../../bench/records";

/** Records that are alike, as those of an account are: most of them are put together of what was said of others. */
function manyRecords(count: number): CloudTrailRecord[] {
  const maker = new RecordMaker(50);
  return Array.from({ length: count }, (_, index) => maker.next(index) as CloudTrailRecord);
}

const RECORDS = manyRecords(3_000);
const OWN_ROLE = RECORDS[1_500]!.userIdentity!.sessionContext!.sessionIssuer!.arn!;

async function* bytesOf(records: CloudTrailRecord[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(JSON.stringify({ Records: records }));
}

async function compare(records: CloudTrailRecord[], options: ReadChangesOptions): Promise<void> {
  const changes = readChanges(() => bytesOf(records), options);
  const bodies = readBodies(() => bytesOf(records), options);
  const expected: { identifier: string; json: string }[] = [];
  for await (const batch of changes)
    expected.push(
      ...batch.map((change) => ({ identifier: change.identifier, json: JSON.stringify(change) })),
    );
  const made: typeof expected = [];
  for await (const batch of bodies) made.push(...batch.map(({ identifier, json }) => ({ identifier, json })));
  expect(made).toEqual(expected);
  expect(bodies.account).toEqual(changes.account);
  expect(made.length).toBeGreaterThan(0);
  const counts = readCounts(() => bytesOf(records), options);
  let counted = 0;
  for await (const batch of counts) counted += batch.length;
  expect(counted).toBe(made.length);
  expect(counts.account).toEqual(changes.account);
}

const DECIDERS: [string, ReadChangesOptions][] = [
  ["the default rules", { decider: createDecider() }],
  ["roles of our own", { decider: createDecider({ ownRoleArns: [OWN_ROLE] }) }],
  [
    "excluded events",
    { decider: createDecider({ filter: { exclude: [{ source: "ec2", region: "eu-*" }] } }) },
  ],
  ["excluded callers", { decider: createDecider({ filter: { exclude: [{ userAgent: "*Terraform*" }] } }) }],
  ["included reads", { decider: createDecider({ filter: { include: [{ name: "Decrypt" }] } }) }],
  ["another account", { decider: createDecider(), accountId: "444455556666" }],
];

test.each(DECIDERS.slice(0, 5))("bodies are those of the changes: %s", (_name, options) =>
  compare(RECORDS, options),
);

test("bodies are those of the changes: two accounts in one file", async () => {
  const mixed = RECORDS.map((record, place) => ({
    ...record,
    recipientAccountId: place % 3 === 0 ? "444455556666" : "111122223333",
  }));
  await compare(mixed, { decider: createDecider(), accountId: "444455556666" });
});

test("what was decided for one decider is not taken for another's answer", async () => {
  for (const [, options] of [...DECIDERS.slice(0, 4), ...DECIDERS.slice(0, 4).reverse()]) {
    await compare(RECORDS.slice(0, 1_000), options);
  }
});

test("a dry run whose parameters are written unusually says nothing of the calls after it", async () => {
  const usual = RECORDS.find(({ readOnly, errorCode }) => !readOnly && !errorCode)!;
  // JSON.parse reads parameters with a fraction.
  const dry = { ...usual, eventID: "dry", requestParameters: { size: 1.5, dryRun: true } };
  const others = ["a", "b", "c"].map((eventID) => ({ ...usual, eventName: "CreateSomethingNew", eventID }));
  const records = [{ ...dry, eventName: "CreateSomethingNew" }, ...others];
  await compare(records, { decider: createDecider() });
});

test.each([
  ["a secret in a parameter", { requestParameters: { name: "x", key: "AKIAEXAMPLEEXAMPLE12" } }],
  ["a parameter that hides a secret by its name", { requestParameters: { password: "hunter22" } }],
  ["a dry run", { requestParameters: { name: "x", dryRun: true } }],
  ["no dry run", { requestParameters: { name: "x", dryRun: false } }],
  ["a time with a fraction", { eventTime: "2026-03-04T05:06:07.5Z" }],
  ["a day that is none", { eventTime: "2026-02-29T05:06:07Z" }],
  ["a leap day", { eventTime: "2028-02-29T23:59:59Z" }],
  ["an hour too late", { eventTime: "2026-03-04T24:00:00Z" }],
  ["an error without a code", { errorMessage: "it failed" }],
  ["an error that says null", { errorMessage: "null" }],
  ["a failed service event", { eventType: "AwsServiceEvent", serviceEventDetails: { state: "FAILED" } }],
  ["an addendum", { addendum: { originalEventID: "first" } }],
  ["resources", { resources: [{ ARN: "arn:aws:s3:::bucket" }] }],
  ["an id with a quote", { eventID: 'a"b' }],
])("a record like others before, but with %s, has a body of its own", async (_what, fields) => {
  const usual = RECORDS.find(
    ({ readOnly, errorCode, eventName }) => !readOnly && !errorCode && eventName === "RegisterTargets",
  )!;
  const records = [usual, { ...usual, eventID: "b" }, { ...usual, ...fields }, { ...usual, eventID: "c" }];
  await compare(records, { decider: createDecider() });
  expect(changeBody(usual).json).toContain("RegisterTargets");
});
