import { gzipSync } from "node:zlib";
import { createDecider } from "../../runtime/changes/decide";
import type { CloudTrailRecord } from "../../runtime/cloudtrail/record";
import { readChanges, type ReadChangesOptions } from "../../runtime/trail-file-changes";

const decider = createDecider();

function record(eventName: string, fields: Partial<CloudTrailRecord> = {}): CloudTrailRecord {
  return {
    eventVersion: "1.10",
    eventTime: "2026-03-04T05:06:07Z",
    eventSource: "ec2.amazonaws.com",
    eventName,
    eventID: `id-of-${eventName}`,
    readOnly: false,
    recipientAccountId: "111122223333",
    ...fields,
  };
}

async function read(records: unknown[], options: ReadChangesOptions = { decider }) {
  const file = gzipSync(JSON.stringify({ Records: records }));
  const changes = readChanges(async function* () {
    yield file;
  }, options);
  const identifiers: string[] = [];
  for await (const batch of changes) identifiers.push(...batch.map(({ identifier }) => identifier));
  return { identifiers, account: changes.account };
}

test("keeps the changes and accounts for every record", async () => {
  const { identifiers, account } = await read([
    record("RunInstances"),
    record("DescribeInstances", { readOnly: true }),
    record("StopInstances", { errorCode: "Client.UnauthorizedOperation" }),
    null,
    record("CreateVpc"),
  ]);
  expect(identifiers).toEqual(["id-of-RunInstances", "id-of-CreateVpc"]);
  expect(account).toMatchObject({
    records: 5,
    changes: 2,
    drops: { "read-only": 1, error: 1, "not-a-record": 1 },
  });
});

test("a record of another account than the key's is dropped, whatever the rules say", async () => {
  const everything = createDecider({ filter: { include: [{ name: "*" }] } });
  const records = [
    record("RunInstances"),
    record("CreateVpc", { recipientAccountId: "444455556666" }),
    record("CreateSubnet", { recipientAccountId: undefined }),
  ];
  const { identifiers, account } = await read(records, { decider: everything, accountId: "111122223333" });
  expect(identifiers).toEqual(["id-of-RunInstances", "id-of-CreateSubnet"]);
  expect(account.drops).toEqual({ "foreign-account": 1 });
});

test("with an include, reads are parsed and can be kept", async () => {
  const audit = createDecider({ filter: { include: [{ name: "GetSecretValue" }] } });
  const records = [record("GetSecretValue", { readOnly: true }), record("ListSecrets", { readOnly: true })];
  const { identifiers, account } = await read(records, { decider: audit });
  expect(identifiers).toEqual(["id-of-GetSecretValue"]);
  expect(account.drops).toEqual({ "read-only": 1 });
});

test("what reading throws is thrown on, and the account holds what was dealt with before", async () => {
  const changes = readChanges(
    async function* () {
      yield Buffer.from(JSON.stringify({ Records: [record("RunInstances")] }).slice(0, -2) + ",");
      throw new Error("connection reset");
    },
    { decider },
  );
  const reading = (async () => {
    for await (const _batch of changes);
  })();
  await expect(reading).rejects.toThrow("connection reset");
  expect(changes.account.changes).toBe(1);
});
