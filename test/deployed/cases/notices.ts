import { PublishCommand } from "@aws-sdk/client-sns";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import {
  depthOf,
  metricOf,
  putTrailFile,
  queueUrl,
  requestOf,
  requestsOf,
  until,
} from "../../support/deployed/actions";
import { BUCKETS, CUSTOMER, TOPIC_ARN, VENDOR } from "../../support/deployed/programs";
import type { World } from "../../support/deployed/world";
import { changeRecord, keyOf, s3Record } from "../../support/processing/fixtures";

/** How the vendor's queue hears of files, and what it does with what it must not read. */
export function noticeCases(at: () => World): void {
  describe("A notice", () => {
    const trailQueue = () => queueUrl(at(), VENDOR, "vendor-trails");
    const parkedNotices = () => queueUrl(at(), VENDOR, "vendor-trails-dlq");
    const isQuiet = () =>
      until("an empty trail queue", async () => !(await depthOf(at().accounts.vendor, trailQueue())));
    const send = (body: unknown) =>
      at().accounts.vendor.queues.send(
        new SendMessageCommand({ QueueUrl: trailQueue(), MessageBody: JSON.stringify(body) }),
      );

    test.each([
      ["of S3 itself, from another account", "acme", CUSTOMER],
      ["of S3 through a topic of another account", "globex", CUSTOMER],
      ["of S3 through EventBridge", "house", VENDOR],
    ] as const)("%s", async (_, name, accountId) => {
      const id = `told-of-${name}`;
      const content = [changeRecord(id, { recipientAccountId: accountId })];
      const owner = accountId === VENDOR ? at().accounts.vendor : at().accounts.customer;
      await putTrailFile(at(), owner, { bucket: BUCKETS[name], accountId, name: id, content });
      expect((await requestOf(at(), id)).body).toContain(`"account_id":"${accountId}"`);
    });

    test("of CloudTrail itself through the topic", async () => {
      const { customer } = at().accounts;
      // A region of which S3 tells the topic nothing.
      const key = `AWSLogs/${CUSTOMER}/CloudTrail/us-east-1/2027/01/15/${CUSTOMER}_CloudTrail_us-east-1_own.json.gz`;
      const content = [changeRecord("told-by-cloudtrail", { recipientAccountId: CUSTOMER })];
      const file = { bucket: BUCKETS.globex, accountId: CUSTOMER, name: "own", key, content };
      await putTrailFile(at(), customer, file);
      const Message = JSON.stringify({ s3Bucket: BUCKETS.globex, s3ObjectKey: [key] });
      await customer.topics.send(new PublishCommand({ TopicArn: TOPIC_ARN, Message }));
      await requestOf(at(), "told-by-cloudtrail");
    });

    test("that S3 sends when a rule is made, s3:TestEvent, is acknowledged", async () => {
      // Three stacks have made rules: two to this queue, one to that of the other stack.
      await isQuiet();
      expect(metricOf(at(), "processor", "NoticesIgnored")).toBeGreaterThanOrEqual(3);
      expect(await depthOf(at().accounts.vendor, parkedNotices())).toBe(0);
    });

    test("about a bucket that is not registered is counted and dropped, and the file never opened", async () => {
      const before = metricOf(at(), "processor", "NoticesForeign");
      const { customer } = at().accounts;
      const content = [changeRecord("of-an-unknown-bucket", { recipientAccountId: CUSTOMER })];
      const file = { bucket: BUCKETS.unknown, accountId: CUSTOMER, name: "foreign", content };
      const key = await putTrailFile(at(), customer, file);
      await send({ Records: [s3Record(BUCKETS.unknown, key)] });
      await isQuiet();
      expect(metricOf(at(), "processor", "NoticesForeign")).toBe(before + 1);
      expect(await depthOf(at().accounts.vendor, parkedNotices())).toBe(0);
      expect(requestsOf(at(), "of-an-unknown-bucket")).toEqual([]);
    });

    test("about a file of another account in a registered bucket is counted and dropped", async () => {
      const before = metricOf(at(), "processor", "NoticesForeign");
      await send({ Records: [s3Record(BUCKETS.acme, keyOf("smuggled", VENDOR))] });
      await isQuiet();
      expect(metricOf(at(), "processor", "NoticesForeign")).toBe(before + 1);
    });
  });
}
