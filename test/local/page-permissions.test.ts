import { permissionsFor } from "../../local/page/permissions/documents";
import { STATEMENT_REASONS } from "../../local/page/permissions/reasons";
import { permissionsRequest } from "../../local/page/permissions/request";
import * as documents from "../../components/documents";
import { NOTIFICATION_MODES } from "../../contract/hand-over";
import { partitionOfRegion } from "../../contract/partition";

/** Each function does what it does, and can be asked what it made. */
jest.mock("../../components/documents", () =>
  Object.fromEntries(
    Object.entries(jest.requireActual<Record<string, unknown>>("../../components/documents")).map(
      ([name, value]) => [
        name,
        typeof value === "function" ? jest.fn(value as (...args: unknown[]) => unknown) : value,
      ],
    ),
  ),
);

const bucket = { bucket: "my-trail-bucket", bucketAccountId: "111122223333" };
const EVERYTHING = {
  vendorAccountId: "444455556666",
  externalId: "shared-secretless-id",
  prefix: "security",
  trailKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/0a1b",
  organizationId: "o-a1b2c3d4e5",
  allowListing: "true",
  ownKeys: "true",
};

/** Functions of the components' documents that make none; `fittingProcessorPermissions` makes the processor's. */
const NO_DOCUMENTS = [
  ...["accountRoot", "bucketArn", "parameterArn", "policyDocument", "redrivePolicy", "redriveAllowPolicy"],
  ...["queuePolicyUsage", "queuePolicyProblems", "policyCharacters", "fittingProcessorPermissions"],
  ...["trailFileKeys", "trailFileArns", "organizationFolders"],
];

const of = (query: Record<string, string>) => permissionsFor(permissionsRequest({ ...bucket, ...query }));

test("the documents are those of the components, each statement with its reason in the same order", () => {
  const ofAllModes = NOTIFICATION_MODES.map((notification) => of({ ...EVERYTHING, notification }));
  const everything = of(EVERYTHING);
  const sids = ofAllModes.flatMap(({ documents: all }) =>
    all.flatMap(({ document, reasons }) => {
      expect(reasons.map(({ sid }) => sid)).toEqual(
        document.Statement.map(({ Sid, Action }) => Sid ?? Action),
      );
      return reasons.map(({ sid }) => sid);
    }),
  );
  // No reason is left over, so none tells of a statement that is no more.
  expect([...new Set(sids)].sort()).toEqual(Object.keys(STATEMENT_REASONS).sort());
  const trust = everything.documents.find(({ id }) => id === "reader-trust");
  const processorRoleArn = everything.documents.find(({ id }) => id === "processor-permissions")?.attachedTo;
  expect(trust?.document).toEqual(
    documents.readerTrustPolicy({
      partition: partitionOfRegion("eu-west-1"),
      vendorAccountId: "444455556666",
      externalId: "shared-secretless-id",
      processorRoleArn,
    }),
  );
  expect(JSON.stringify(everything.documents)).toContain(
    "my-trail-bucket/security/AWSLogs/o-a1b2c3d4e5/????????????/CloudTrail/*",
  );
});

test("no document is forgotten: each function of the components that makes one is shown by some choice", () => {
  const makers = Object.entries(documents)
    .filter(([name, value]) => typeof value === "function" && !NO_DOCUMENTS.includes(name))
    .map(([name, value]) => ({ name, value: value as unknown as jest.Mock }));
  expect(makers.length).toBeGreaterThan(10);
  for (const { value } of makers) value.mockClear();
  const shown = NOTIFICATION_MODES.flatMap(
    (notification) => of({ ...EVERYTHING, notification }).documents,
  ).map(({ document }) => JSON.stringify(document));
  for (const { name, value } of makers) {
    const made = value.mock.results.map((result): unknown => result.value);
    expect({ name, made: made.length > 0 }).toEqual({ name, made: true });
    const statements = made.flatMap((one) => (one as { Statement?: unknown[] }).Statement ?? [one]);
    const missing = statements.filter((one) => !shown.some((text) => text.includes(JSON.stringify(one))));
    expect({ name, missing }).toEqual({ name, missing: [] });
  }
});

test("the way in which notices come decides who may send to the queue, and who may write to the bucket", () => {
  const sent = (notification: string) => {
    const { documents: all } = of({ vendorAccountId: "444455556666", notification });
    const queue = all.find(({ id }) => id === "trail-queue");
    return { ids: all.map(({ id }) => id), sids: queue?.reasons.map(({ sid }) => sid) };
  };
  expect(sent("exclusive").sids).toEqual(["BucketsSendNotices", "DenyWithoutTls"]);
  expect(sent("merge").sids).toEqual(sent("exclusive").sids);
  expect(sent("merge").ids).toEqual(expect.arrayContaining(["notifier-trust", "notifier-permissions"]));
  expect(sent("topic").ids).toContain("notice-topic");
  expect(sent("topic").sids).toEqual(["TopicsSendNotices", "DenyWithoutTls"]);
  expect(sent("eventbridge").sids).toEqual(["RulesSendNotices", "DenyWithoutTls"]);
  expect(() => permissionsRequest({ ...bucket, notification: "mail" })).toThrow(/notification .*exclusive/);
});

test("only the bucket and its account are needed; the partition follows the region", () => {
  const { documents: plain, assumptions } = of({});
  expect(plain.map(({ id }) => id)).toEqual([
    "reader-trust",
    "reader-permissions",
    "alarm-topic",
    "undelivered-alarms",
    "trail-queue",
    "processor-trust",
    "processor-permissions",
    "session",
    "publisher-trust",
    "publisher-permissions",
    "change-queue",
    "parked-notices",
    "parked-changes",
  ]);
  expect(assumptions.join(" ")).toContain("Both sides are in one account");
  const china = JSON.stringify(of({ region: "cn-north-1" }).documents);
  expect(china).toContain("arn:aws-cn:s3:::my-trail-bucket/AWSLogs/111122223333/CloudTrail/*");
  expect(china).not.toContain("arn:aws:");
});

test("each wrong parameter is told in a sentence; an empty one is none", () => {
  expect(() => permissionsRequest({ bucket: "", bucketAccountId: "12" })).toThrow(
    /permissions\.bucket .*\n.*permissions\.bucketAccountId must be an account id of 12 digits, got "12"/,
  );
  expect(() => permissionsRequest({ ...bucket, buckets: "x" })).toThrow(/bucket/);
  expect(permissionsRequest({ ...bucket, prefix: "", trailKeyArn: "" })).toMatchObject({ prefix: "" });
  expect(permissionsRequest({ ...bucket, prefix: "logs" }).prefix).toBe("logs/");
});
