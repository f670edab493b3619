import { permissionsFor } from "../../local/page/permissions/documents";
import { STATEMENT_REASONS } from "../../local/page/permissions/reasons";
import { permissionsRequest } from "../../local/page/permissions/request";
import * as documents from "../../components/documents";
import { partitionOfRegion } from "../../contract/partition";

const bucket = { bucket: "my-trail-bucket", bucketAccountId: "111122223333" };
const of = (query: Record<string, string>) => permissionsFor(permissionsRequest({ ...bucket, ...query }));

test("the documents are those of the components, each statement with its reason in the same order", () => {
  const everything = of({
    vendorAccountId: "444455556666",
    externalId: "shared-secretless-id",
    prefix: "security",
    trailKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/0a1b",
    organizationId: "o-a1b2c3d4e5",
    allowListing: "true",
  });
  const sids = everything.documents.flatMap(({ document, reasons }) => {
    expect(reasons.map(({ sid }) => sid)).toEqual(document.Statement.map(({ Sid }) => Sid));
    return reasons.map(({ sid }) => sid);
  });
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

test("only the bucket and its account are needed; the partition follows the region", () => {
  const { documents: plain, assumptions } = of({});
  expect(plain.map(({ id }) => id)).toEqual([
    "reader-trust",
    "reader-permissions",
    "trail-queue",
    "processor-trust",
    "processor-permissions",
    "publisher-permissions",
    "change-queue",
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
