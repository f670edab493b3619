import fc from "fast-check";
import * as documents from "../../components/documents";
import { policyDocument, redriveAllowPolicy, redrivePolicy, trailFileKeys } from "../../components/documents";
import { oneOrMany } from "../../components/documents/document";
import { exampleDocuments } from "../support/iam/documents";
import { PARKED_NOTICES, PARTITION, TRAIL_QUEUE } from "../support/iam/world";

const { acmeSession, globexSession, globexListingSession, ...made } = exampleDocuments();

test.each(Object.entries(made))("%s: statements have Sids that IAM takes, each once", (_name, document) => {
  const sids = document.Statement.map(({ Sid }) => Sid);
  expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
  expect(new Set(sids).size).toBe(sids.length);
  expect(document.Version).toBe("2012-10-17");
});

test.each(Object.entries(made))("%s: every ARN is of the document's own partition", (_name, document) => {
  const partitions = new Set(JSON.stringify(document).match(/(?<=arn:)aws[a-z-]*(?=:)/g));
  expect(partitions.size).toBeLessThanOrEqual(1);
});

test("China and GovCloud are in their partitions, and services keep their names", () => {
  expect(JSON.stringify(made.chinaReaderPermissions)).toContain("arn:aws-cn:s3:::");
  expect(JSON.stringify(made.govcloudTrailQueuePolicy)).toContain("arn:aws-us-gov:s3:::");
  expect(JSON.stringify(made)).not.toMatch(/"Service":"[^"]*\.cn"/);
});

test("a session may read what our role may", () => {
  const filesOf = (document: { Statement: { Resource?: string | string[] }[] }) =>
    [document.Statement[0]?.Resource ?? []].flat();
  const anyAccount = (arn: string) => arn.replace("?".repeat(12), "*");
  expect(filesOf(acmeSession)).toEqual(expect.arrayContaining(filesOf(made.readerPermissions)));
  const ofOrganization = filesOf(made.organizationReaderPermissions).map(anyAccount);
  expect(filesOf(globexSession)).toEqual(expect.arrayContaining(ofOrganization));
  expect(filesOf(globexListingSession)).toEqual(filesOf(globexSession));
});

test("documents are JSON and nothing else", () => {
  const everything: unknown = made;
  expect(JSON.parse(JSON.stringify(everything))).toEqual(everything);
});

test("a pattern matches its own prefix only, whatever characters are in it", () => {
  const prefix = fc
    .string({ unit: fc.constantFrom("a", "-", "*", "?", "$", "/"), maxLength: 12 })
    .map((s) => `${s}/`);
  fc.assert(
    fc.property(prefix, (given) => {
      const [key = ""] = trailFileKeys({
        partition: PARTITION,
        bucket: "b-1",
        prefixes: [given],
        accountIds: ["111122223333"],
      });
      const fixed = key.slice(0, -"AWSLogs/111122223333/CloudTrail/*".length);
      expect(fixed.replace(/\$\{([*?$])\}/g, "$1")).toBe(given);
      expect(fixed.replace(/\$\{[*?$]\}/g, "")).not.toMatch(/[*?$]/);
    }),
  );
});

test("a single value stands by itself, repeats are left out, order is kept", () => {
  expect(oneOrMany(["b"])).toBe("b");
  expect(oneOrMany(["b", "b"])).toBe("b");
  expect(oneOrMany(["b", "a", "b"])).toEqual(["b", "a"]);
  expect(oneOrMany([])).toEqual([]);
  expect(policyDocument(undefined).Statement).toEqual([]);
});

test("a statement without resources is left out, since IAM refuses it", () => {
  const nothing = documents.processorPermissions({
    partition: PARTITION,
    trailParametersArn: "arn:aws:ssm:eu-west-1:111122223333:parameter/cloudtrail-changes/v/trails/*",
    readerRoleArns: [],
    noticeQueueArns: [],
    parkedNoticeQueueArns: [],
    changeQueueArns: [],
    logGroupArns: [],
  });
  expect(nothing.Statement.map(({ Sid }) => Sid)).toEqual(["ReadRegisteredTrails"]);
});

test("dead-letter queues take from their own queue only", () => {
  expect(redrivePolicy({ deadLetterQueueArn: PARKED_NOTICES, maxReceiveCount: 100 })).toEqual({
    deadLetterTargetArn: PARKED_NOTICES,
    maxReceiveCount: 100,
  });
  expect(redriveAllowPolicy({ sourceQueueArns: [TRAIL_QUEUE] })).toEqual({
    redrivePermission: "byQueue",
    sourceQueueArns: [TRAIL_QUEUE],
  });
});

test("a parameter's ARN has one slash between kind and name", () => {
  const place = { region: "eu-west-1", accountId: "111122223333" };
  const start = "arn:aws:ssm:eu-west-1:111122223333:parameter";
  expect(documents.parameterArn(PARTITION, place, "/cloudtrail-changes/v/trails/*")).toBe(
    `${start}/cloudtrail-changes/v/trails/*`,
  );
  expect(documents.parameterArn(PARTITION, place, "bigpanda-key")).toBe(`${start}/bigpanda-key`);
});
