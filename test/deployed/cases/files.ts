import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { gzipSync } from "node:zlib";
import { toChange } from "../../../runtime/changes/to-change";
import {
  depthOf,
  putTrailFile,
  queueUrl,
  requestOf,
  requestsOf,
  takeMessage,
  until,
} from "../../support/deployed/actions";
import { API_KEY, APP_KEY } from "../../support/deployed/ground";
import { BUCKETS, OWN } from "../../support/deployed/programs";
import type { World } from "../../support/deployed/world";
import { changeRecord, readRecord } from "../../support/processing/fixtures";

const INSTALLATION = "cloudtrail-changes-own";
const inOwnBucket = { bucket: BUCKETS.own, accountId: OWN };

/** From a file in the bucket to BigPanda, in the stack that is both sides. */
export function fileCases(at: () => World): void {
  describe("A trail file", () => {
    const changeQueue = () => queueUrl(at(), OWN, `${INSTALLATION}-default-changes.fifo`);
    const parkedQueue = () => queueUrl(at(), OWN, `${INSTALLATION}-parked`);
    const parkedNotices = () => queueUrl(at(), OWN, `${INSTALLATION}-trails-dlq`);

    test("arrives at BigPanda as its changes, one call each, with keys and bodies", async () => {
      const records = [changeRecord("file-1"), readRecord("file-2"), changeRecord("file-3")];
      const failed = changeRecord("file-4", { errorCode: "AccessDenied", errorMessage: "no" });
      const content = [...records, failed];
      await putTrailFile(at(), at().accounts.own, { ...inOwnBucket, name: "arrives", content });

      const [first, second] = [await requestOf(at(), "file-1"), await requestOf(at(), "file-3")];
      for (const request of [first, second]) {
        expect(request).toMatchObject({ method: "POST", path: "/data/changes" });
        expect(request.headers).toMatchObject({
          authorization: `Bearer ${API_KEY}`,
          "x-bp-app-key": APP_KEY,
          "content-type": "application/json",
        });
      }
      expect(JSON.parse(first.body)).toEqual(JSON.parse(JSON.stringify(toChange(changeRecord("file-1")))));
      expect(JSON.parse(first.body)).toMatchObject({
        status: "Done",
        summary: "CreateSecurityGroup",
        tags: { user_name: "alice", rp_groupName: "web", account_id: OWN },
      });
      // They come in the order of the file, so what is no change would have come before the last one.
      expect([...at().bigPanda.changes.keys()].filter((id) => id.startsWith("file-"))).toEqual([
        "file-1",
        "file-3",
      ]);
    });

    test("with an addendum updates the change of the first delivery", async () => {
      const put = (name: string, content: ReturnType<typeof changeRecord>) =>
        putTrailFile(at(), at().accounts.own, { ...inOwnBucket, name, content: [content] });
      await put("first-delivery", changeRecord("late"));
      await requestOf(at(), "late");
      await put(
        "addendum",
        changeRecord("other-id", {
          userAgent: "aws-cli/2.1",
          addendum: { reason: "UPDATED_DATA", originalEventID: "late", updatedFields: "userAgent" },
        }),
      );
      const update = await requestOf(at(), "late", 2);
      expect(JSON.parse(update.body)).toMatchObject({
        identifier: "late",
        tags: { user_agent: "aws-cli/2.1" },
      });
      expect(at().bigPanda.changes.has("other-id")).toBe(false);
    });

    test("whose change is refused leaves it parked, and sent back it arrives", async () => {
      at().bigPanda.fail("422", 1);
      const content = [changeRecord("refused")];
      await putTrailFile(at(), at().accounts.own, { ...inOwnBucket, name: "refused", content });
      const parked = await takeMessage(at().accounts.own, parkedQueue());
      expect(parked.MessageAttributes).toMatchObject({
        reason: { StringValue: "refused" },
        status: { StringValue: "422" },
        identifier: { StringValue: "refused" },
        destination: { StringValue: "default" },
      });
      expect(at().bigPanda.changes.has("refused")).toBe(false);

      await at().accounts.own.queues.send(
        new SendMessageCommand({
          QueueUrl: changeQueue(),
          MessageBody: parked.Body,
          MessageGroupId: "default",
          MessageDeduplicationId: "redrive-1",
        }),
      );
      await requestOf(at(), "refused", 2);
      await until("the change", () => at().bigPanda.changes.get("refused"));
      expect(await depthOf(at().accounts.own, parkedQueue())).toBe(0);
    });

    test("that is damaged gives its whole records, and its notice is parked and can be sent again", async () => {
      const text = JSON.stringify({
        Records: [changeRecord("before-the-cut"), changeRecord("behind-the-cut")],
      });
      const damaged = gzipSync(text.slice(0, -20));
      const file = { ...inOwnBucket, name: "damaged" };
      const { own } = at().accounts;
      const key = await putTrailFile(at(), own, { ...file, content: damaged });
      await requestOf(at(), "before-the-cut");
      const parked = await takeMessage(own, parkedNotices());
      expect(parked.MessageAttributes?.reason?.StringValue).toBe("truncated");
      expect(parked.Body).toContain("damaged.json.gz");
      expect(requestsOf(at(), "behind-the-cut")).toEqual([]);

      // The whole file comes, and with it a notice; ours is the one that was parked.
      await putTrailFile(at(), own, { ...file, key, content: gzipSync(text) });
      await requestOf(at(), "behind-the-cut");
      await own.queues.send(
        new SendMessageCommand({
          QueueUrl: queueUrl(at(), OWN, `${INSTALLATION}-trails`),
          MessageBody: parked.Body,
        }),
      );
      await until(
        "an empty queue",
        async () => !(await depthOf(own, queueUrl(at(), OWN, `${INSTALLATION}-trails`))),
      );
      expect(await depthOf(own, parkedNotices())).toBe(0);
    });
  });
}
