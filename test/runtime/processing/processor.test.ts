import { METRICS } from "../../../contract/metrics";
import { ObjectStoreError } from "../../../runtime/ports/object-store";
import {
  changeRecord,
  CHANGE_QUEUE,
  gzipOf,
  keyOf,
  messageOf,
  readRecord,
  s3Notice,
  s3Record,
  trailOf,
} from "../../support/processing/fixtures";
import { allDone, returned, setUpProcessor } from "../../support/processing/set-up";
import { bufferObject } from "../../support/processing/stub-ports";

const key = keyOf("one");
const file = gzipOf([
  changeRecord("a"),
  readRecord("r"),
  changeRecord("b", { errorCode: "AccessDenied" }),
  changeRecord("c"),
]);

describe("a notice of a trail file", () => {
  test("is acknowledged when its changes are in the change queue", async () => {
    const { stored, handleBody, identifiers, queue, parked } = setUpProcessor();
    stored.set(key, file);
    expect(await handleBody(s3Notice(key))).toEqual(allDone);
    expect(identifiers()).toEqual(["a", "c"]);
    expect(queue.visibility).toEqual([]);
    expect(parked()).toEqual([]);
  });

  test("is accounted for: records are changes and drops, by reason, with the attempt", async () => {
    const { stored, handleBody, lineOf, counts } = setUpProcessor();
    stored.set(key, file);
    await handleBody(s3Notice(key), { receives: 2 });
    expect(lineOf("Trail file read")?.fields).toMatchObject({
      trail: "example",
      destination: "main",
      key,
      attempt: 2,
      records: 4,
      changes: 2,
      drops: 2,
      "drops.read-only": 1,
      sent: 2,
      refused: 0,
      compressedBytes: file.length,
    });
    expect(counts).toMatchObject({ Notices: 1, Files: 1, Records: 4, Changes: 2, Drops: 2 });
    expect(Object.keys(METRICS)).toEqual(expect.arrayContaining(Object.keys(counts)));
  });

  test("of several objects reads them all, and one bad object does not keep the next from being read", async () => {
    const { stored, handleBody, identifiers } = setUpProcessor();
    stored.set(keyOf("1"), gzipOf([changeRecord("a")]));
    stored.set(keyOf("2"), new ObjectStoreError("throttled", "slow down"));
    stored.set(keyOf("3"), gzipOf([changeRecord("c")]));
    expect(await handleBody(s3Notice(keyOf("1"), keyOf("2"), keyOf("3")))).toEqual(returned("m1"));
    expect(identifiers()).toEqual(["a", "c"]);
  });

  test("lets only records of the account in its key through", async () => {
    const { stored, handleBody, identifiers, lineOf } = setUpProcessor();
    stored.set(
      key,
      gzipOf([changeRecord("ours"), changeRecord("theirs", { recipientAccountId: "444455556666" })]),
    );
    expect(await handleBody(s3Notice(key))).toEqual(allDone);
    expect(identifiers()).toEqual(["ours"]);
    expect(lineOf("Trail file read")?.fields).toMatchObject({ records: 2, "drops.foreign-account": 1 });
  });

  test("follows the filter of its trail, and leaves out calls of the trail's reader role", async () => {
    const { stored, handleBody, identifiers, registered } = setUpProcessor();
    registered.splice(
      0,
      1,
      trailOf({
        filter: { exclude: [{ name: "CreateSecurityGroup" }] },
        roleArn: "arn:aws:iam::111122223333:role/reader",
      }),
    );
    const own = {
      type: "AssumedRole",
      arn: "arn:aws:sts::111122223333:assumed-role/reader/session",
      sessionContext: { sessionIssuer: { type: "Role", arn: "arn:aws:iam::111122223333:role/reader" } },
    };
    stored.set(
      key,
      gzipOf([
        changeRecord("excluded"),
        changeRecord("own", { eventName: "CreateVpc", userIdentity: own }),
        changeRecord("kept", { eventName: "CreateVpc" }),
      ]),
    );
    await handleBody(s3Notice(key));
    expect(identifiers()).toEqual(["kept"]);
  });

  test("of a big file hands changes on while it is read", async () => {
    const { stored, handleBody, queue } = setUpProcessor();
    const sentAtChunk: number[] = [];
    const content = Buffer.from(
      JSON.stringify({ Records: Array.from({ length: 2_000 }, (_, i) => changeRecord(`c${i}`)) }),
    );
    stored.set(key, () => {
      const { body } = bufferObject(content, 32_768);
      async function* watched() {
        for await (const chunk of body) {
          sentAtChunk.push(queue.accepted(CHANGE_QUEUE).length);
          yield chunk;
        }
      }
      return { body: watched(), contentLength: content.length };
    });
    expect(await handleBody(s3Notice(key))).toEqual(allDone);
    expect(queue.accepted(CHANGE_QUEUE)).toHaveLength(2_000);
    expect(sentAtChunk.at(-1)).toBeGreaterThan(500);
  });
});

describe("what is not a registered trail's file", () => {
  test.each([
    ["digest", keyOf("d", undefined, "CloudTrail-Digest")],
    ["insight", keyOf("i", undefined, "CloudTrail-Insight")],
    ["not-a-log", "some/other/file.json.gz"],
  ])("%s: acknowledged and counted, not opened", async (code, other) => {
    const { handleBody, opened, counts, lineOf, lookups } = setUpProcessor();
    expect(await handleBody(s3Notice(other))).toEqual(allDone);
    expect(opened).toEqual([]);
    expect(lookups).toEqual([]);
    expect(counts.NoticesIgnored).toBe(1);
    expect(lineOf("Nothing to read")?.fields.code).toBe(code);
  });

  test.each([
    ["test-event", JSON.stringify({ Service: "Amazon S3", Event: "s3:TestEvent", Bucket: "example-trail" })],
    [
      "subscription-confirmation",
      JSON.stringify({ Type: "SubscriptionConfirmation", SubscribeURL: "https://example.com" }),
    ],
    ["validation-message", "CloudTrail validation message."],
  ])("%s: acknowledged and counted, never followed", async (code, body) => {
    const { handleBody, counts, lineOf } = setUpProcessor();
    expect(await handleBody(body)).toEqual(allDone);
    expect(counts.NoticesIgnored).toBe(1);
    expect(lineOf("Nothing to read")?.fields.code).toBe(code);
  });

  test("unknown bucket: looked up afresh once, then dropped and counted", async () => {
    const { handleBody, lookups, opened, counts, lineOf } = setUpProcessor();
    const notice = JSON.stringify({ Records: [s3Record("stranger", key)] });
    expect(await handleBody(notice)).toEqual(allDone);
    expect(lookups).toEqual([
      { bucket: "stranger", fresh: false },
      { bucket: "stranger", fresh: true },
    ]);
    expect(opened).toEqual([]);
    expect(counts.NoticesForeign).toBe(1);
    expect(lineOf("A notice names")?.fields.code).toBe("unknown-bucket");
  });

  test("foreign account, prefix or owner: dropped and counted, not opened", async () => {
    const { handleBody, opened, counts, lines } = setUpProcessor();
    await handleBody(s3Notice(keyOf("x", "444455556666")));
    await handleBody(s3Notice(`elsewhere/${key}`));
    const event = {
      source: "aws.s3",
      "detail-type": "Object Created",
      account: "444455556666",
      region: "eu-west-1",
      detail: { bucket: { name: "example-trail" }, object: { key } },
    };
    await handleBody(JSON.stringify(event));
    expect(opened).toEqual([]);
    expect(counts.NoticesForeign).toBe(3);
    expect(lines.flatMap(({ fields }) => fields.code ?? [])).toEqual([
      "foreign-account",
      "foreign-prefix",
      "foreign-owner",
    ]);
  });

  test("a registry that cannot be asked is no reason to drop", async () => {
    const { handleBody, trails, queue, identifiers } = setUpProcessor();
    trails.find = async () => {
      throw new Error("ThrottlingException");
    };
    expect(await handleBody(s3Notice(key), { receives: 9 })).toEqual(returned("m1"));
    expect(queue.visibility).toHaveLength(1);
    expect(identifiers()).toEqual([]);
  });
});

describe("a batch", () => {
  test("returns only the messages that failed", async () => {
    const { stored, handle, identifiers, queue } = setUpProcessor();
    stored.set(keyOf("1"), gzipOf([changeRecord("a")]));
    stored.set(keyOf("2"), new ObjectStoreError("unavailable", "reset"));
    stored.set(keyOf("3"), gzipOf([changeRecord("c")]));
    const records = ["1", "2", "3"].map((name) => messageOf(s3Notice(keyOf(name)), { id: `m${name}` }));
    expect(await handle(...records)).toEqual(returned("m2"));
    expect(identifiers().sort()).toEqual(["a", "c"]);
    expect(queue.visibility).toEqual([{ receiptHandle: "handle-of-m2", seconds: 90 }]);
  });

  test("is returned even when the wait cannot be set", async () => {
    const { stored, handleBody, queue } = setUpProcessor();
    queue.failVisibility = true;
    stored.set(key, new ObjectStoreError("unavailable", "reset"));
    expect(await handleBody(s3Notice(key))).toEqual(returned("m1"));
  });

  test("a change queue that accepts nothing: nothing is acknowledged", async () => {
    const { stored, handleBody, queue } = setUpProcessor();
    stored.set(key, file);
    queue.answer(CHANGE_QUEUE, ...Array.from({ length: 5 }, () => new Error("QueueDoesNotExist")));
    expect(await handleBody(s3Notice(key), { receives: 30 })).toEqual(returned("m1"));
    expect(queue.visibility[0]?.seconds).toBeGreaterThanOrEqual(60);
  });

  test("an empty one is done", async () => {
    expect(await setUpProcessor().handle()).toEqual(allDone);
  });
});
