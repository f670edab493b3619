import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import { sessionPolicy } from "../../../runtime/aws/session-policy";
import { putTrailFile } from "../../support/deployed/actions";
import { clientsOf, type Clients } from "../../support/deployed/clients";
import { assume, borrowRole, pair } from "../../support/deployed/permissions";
import { BUCKETS, CUSTOMER } from "../../support/deployed/programs";
import type { World } from "../../support/deployed/world";
import { readRecord } from "../../support/processing/fixtures";

const ROLE = `arn:aws:iam::${CUSTOMER}:role/cloudtrail-changes/vendor-acme-reader`;
const trail = { prefixes: [""], accountIds: [CUSTOMER], roleArn: ROLE };
const underAWSLogs = (folder: string) => `AWSLogs/${CUSTOMER}/${folder}/eu-west-1/2027/01/15/file.gz`;

/** What the processor can read once it has a customer's reader role. */
export function readingCases(at: () => World): void {
  describe("A session of a reader role", () => {
    let processor: Clients;
    let session: Clients;
    let key = "";
    const sessionWith = async (Policy?: string) =>
      clientsOf(
        at().emulator,
        await assume(processor, { RoleArn: ROLE, ExternalId: "external-id-of-acme", Policy }),
      );
    const read = (from: Clients, bucket: string, Key: string) =>
      from.s3.send(new GetObjectCommand({ Bucket: bucket, Key }));

    beforeAll(async () => {
      processor = await borrowRole(at(), at().accounts.vendor, "vendor-processor");
      session = await sessionWith(sessionPolicy({ ...trail, bucket: BUCKETS.acme }));
      const { customer } = at().accounts;
      const content = [readRecord("nothing-changed")];
      key = await putTrailFile(at(), customer, {
        bucket: BUCKETS.acme,
        accountId: CUSTOMER,
        name: "read",
        content,
      });
      for (const folder of ["Config", "vpcflowlogs", "CloudTrail-Digest"]) {
        await customer.s3.send(
          new PutObjectCommand({ Bucket: BUCKETS.acme, Key: underAWSLogs(folder), Body: "private" }),
        );
      }
    });
    afterAll(() => [processor, session].forEach((clients) => clients.close()));

    test.each(["Config", "vpcflowlogs", "CloudTrail-Digest"])(
      "reads trail files and nothing of %s beside them",
      (folder) =>
        pair(
          at(),
          () => read(session, BUCKETS.acme, key),
          () => read(session, BUCKETS.acme, underAWSLogs(folder)),
        ),
    );

    test("reads no other bucket of the same customer", async () => {
      const { customer } = at().accounts;
      const content = [readRecord("nothing-changed")];
      const file = { bucket: BUCKETS.globex, accountId: CUSTOMER, name: "of-globex", content };
      const other = await putTrailFile(at(), customer, file);
      await pair(
        at(),
        () => read(session, BUCKETS.acme, key),
        () => read(session, BUCKETS.globex, other),
      );
    });

    test("does not list the bucket, which nobody has allowed", () =>
      pair(
        at(),
        () => read(session, BUCKETS.acme, key),
        () => session.s3.send(new ListObjectsV2Command({ Bucket: BUCKETS.acme })),
      ));

    test("is limited by the processor to the trail at hand, whatever the role may do", async () => {
      const whole = await sessionWith();
      const other = await sessionWith(sessionPolicy({ ...trail, bucket: BUCKETS.globex }));
      await pair(
        at(),
        () => read(whole, BUCKETS.acme, key),
        () => read(other, BUCKETS.acme, key),
      );
      [whole, other].forEach((clients) => clients.close());
    });

    test("is the only way: the processor itself reads no bucket", () =>
      pair(
        at(),
        () => read(session, BUCKETS.acme, key),
        () => read(processor, BUCKETS.house, key),
      ));
  });
}
