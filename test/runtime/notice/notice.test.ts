import { readNotice } from "../../../runtime/cloudtrail/notice";
import * as shapes from "./shapes";

const { BUCKET, KEY } = shapes;
const read = (body: unknown) => readNotice(typeof body === "string" ? body : JSON.stringify(body));

const fullObject = { bucket: BUCKET, key: KEY, versionId: "v1", size: 4321, region: "eu-west-1" };

describe("notices that name files", () => {
  const s3 = shapes.s3Event(shapes.s3Record());
  test.each([
    ["S3 event", s3, "s3", [fullObject]],
    ["S3 event in an SNS envelope", shapes.inSns(s3), "s3-sns", [fullObject]],
    ["envelope without Type", { ...shapes.inSns(s3), Type: undefined }, "s3-sns", [fullObject]],
    [
      "CloudTrail's own notice, list",
      shapes.inSns(shapes.cloudTrailNotice([KEY, "b"])),
      "cloudtrail-sns",
      [
        { bucket: BUCKET, key: KEY },
        { bucket: BUCKET, key: "b" },
      ],
    ],
    [
      "CloudTrail's own notice, string",
      shapes.inSns(shapes.cloudTrailNotice(KEY)),
      "cloudtrail-sns",
      [{ bucket: BUCKET, key: KEY }],
    ],
    [
      "CloudTrail's own notice, raw delivery",
      shapes.cloudTrailNotice([KEY]),
      "cloudtrail-sns",
      [{ bucket: BUCKET, key: KEY }],
    ],
    ["EventBridge", shapes.eventBridgeEvent(), "eventbridge", [{ ...fullObject, accountId: "111122223333" }]],
    [
      "EventBridge over SNS",
      shapes.inSns(shapes.eventBridgeEvent()),
      "eventbridge",
      [{ ...fullObject, accountId: "111122223333" }],
    ],
  ])("%s", (_, body, via, objects) => {
    expect(read(body)).toEqual({ kind: "objects", via, objects, ignored: {}, unreadable: [] });
  });

  test("all records of a notice count, in their order", () => {
    const notice = read(shapes.s3Event(shapes.s3Record("a"), shapes.s3Record("b"), shapes.s3Record("c")));
    expect(notice).toMatchObject({ kind: "objects", objects: [{ key: "a" }, { key: "b" }, { key: "c" }] });
  });

  test.each(["2.0", "2.1", "2.3", "2.6", "2.10", "2"])("S3 event version %s is read", (eventVersion) => {
    expect(read(shapes.s3Event(shapes.s3Record(KEY, { eventVersion })))).toMatchObject({ kind: "objects" });
  });

  test.each([
    "ObjectCreated:Put",
    "ObjectCreated:CompleteMultipartUpload",
    "ObjectCreated:Copy",
    "s3:ObjectCreated:Put",
  ])("%s is a creation", (eventName) => {
    expect(read(shapes.s3Event(shapes.s3Record(KEY, { eventName })))).toMatchObject({ kind: "objects" });
  });

  test("a notice may be partly ignorable and partly unreadable", () => {
    const body = shapes.s3Event(
      shapes.s3Record("gone", { eventName: "ObjectRemoved:Delete" }),
      shapes.s3Record("kept"),
      shapes.s3Record("odd", { s3: { bucket: { name: BUCKET } } }),
      shapes.s3Record("back", { eventName: "ObjectRestore:Completed" }),
    );
    expect(read(body)).toEqual({
      kind: "objects",
      via: "s3",
      objects: [{ ...fullObject, key: "kept" }],
      ignored: { "not-a-creation": 2 },
      unreadable: [{ code: "missing-fields", message: "Records[2].s3.object.key is missing." }],
    });
  });
});

describe("notices that name nothing to read", () => {
  const text = "CloudTrail validation message.";
  test.each([
    ["S3's test event", shapes.s3TestEvent, "test-event"],
    ["S3's test event over SNS", shapes.inSns(shapes.s3TestEvent), "test-event"],
    ["CloudTrail's validation message over SNS", shapes.inSns(text), "validation-message"],
    ["CloudTrail's validation message, raw delivery", text, "validation-message"],
    ["CloudTrail's validation message as a JSON string", JSON.stringify(text), "validation-message"],
    [
      "a topic's request to subscribe",
      shapes.snsRequest("SubscriptionConfirmation"),
      "subscription-confirmation",
    ],
    [
      "a topic's request to unsubscribe",
      shapes.snsRequest("UnsubscribeConfirmation"),
      "unsubscribe-confirmation",
    ],
    [
      "a deletion",
      shapes.s3Event(shapes.s3Record(KEY, { eventName: "ObjectRemoved:Delete" })),
      "not-a-creation",
    ],
    [
      "EventBridge: a deletion",
      shapes.eventBridgeEvent(KEY, { "detail-type": "Object Deleted" }),
      "not-a-creation",
    ],
    ["EventBridge: another source", shapes.eventBridgeEvent(KEY, { source: "aws.ec2" }), "not-a-creation"],
    ["no record", { Records: [] }, "empty"],
    ["no key", shapes.cloudTrailNotice([]), "empty"],
  ])("%s", (_, body, code) => {
    expect(read(body)).toEqual({ kind: "ignored", code });
  });
});

describe("notices that cannot be read", () => {
  const version = (eventVersion: unknown) => shapes.s3Event(shapes.s3Record(KEY, { eventVersion }));
  const only2 = "only versions 2.x can be read.";
  const stranger = "The notice is neither of S3, nor of CloudTrail, EventBridge or SNS.";
  test.each([
    ["empty body", "", "not-json", "The notice is not JSON."],
    ["text", "hello", "not-json", "The notice is not JSON."],
    ["cut short", JSON.stringify(version("2.1")).slice(0, -3), "not-json", "The notice is not JSON."],
    ["text over SNS", shapes.inSns("hello"), "not-json", "The notice is not JSON."],
    ["null", "null", "unknown-shape", "The notice is JSON, but not an object."],
    ["a list", "[]", "unknown-shape", "The notice is JSON, but not an object."],
    ["an empty object", {}, "unknown-shape", stranger],
    ["an alarm over SNS", shapes.inSns({ AlarmName: "a" }), "unknown-shape", stranger],
    ["an envelope in an envelope", shapes.inSns(shapes.inSns(version("2.1"))), "unknown-shape", stranger],
    [
      "an envelope without message",
      { Type: "Notification" },
      "missing-fields",
      "The SNS envelope has no Message, or it is not a string.",
    ],
    ["version 3", version("3.0"), "unsupported-version", `Records[0].eventVersion is "3.0"; ${only2}`],
    [
      "version 20, not 2",
      version("20.1"),
      "unsupported-version",
      `Records[0].eventVersion is "20.1"; ${only2}`,
    ],
    [
      "a trail file's record",
      { Records: [{ eventVersion: "1.08", eventName: "RunInstances" }] },
      "unsupported-version",
      `Records[0].eventVersion is "1.08"; ${only2}`,
    ],
    ["no version", version(undefined), "unsupported-version", `Records[0].eventVersion is missing; ${only2}`],
    [
      "a version that is no number",
      version("2.x"),
      "unsupported-version",
      `Records[0].eventVersion is "2.x"; ${only2}`,
    ],
    ["a record that is no object", { Records: [null] }, "missing-fields", "Records[0] is not an object."],
    [
      "no event name",
      shapes.s3Event(shapes.s3Record(KEY, { eventName: 1 })),
      "missing-fields",
      "Records[0].eventName is missing.",
    ],
    [
      "no bucket",
      shapes.s3Event(shapes.s3Record(KEY, { s3: null })),
      "missing-fields",
      "Records[0].s3.bucket.name is missing.",
    ],
    [
      "empty key",
      shapes.s3Event(shapes.s3Record("")),
      "missing-fields",
      "Records[0].s3.object.key is missing.",
    ],
    ["CloudTrail: no bucket", { s3Bucket: "", s3ObjectKey: [KEY] }, "missing-fields", "s3Bucket is missing."],
    ["CloudTrail: odd key", shapes.cloudTrailNotice([7]), "missing-fields", "s3ObjectKey[0] is missing."],
    [
      "EventBridge: no detail",
      shapes.eventBridgeEvent(KEY, { detail: null }),
      "missing-fields",
      "detail.bucket.name is missing.",
    ],
    [
      "EventBridge: no key",
      shapes.eventBridgeEvent(KEY, { detail: { bucket: { name: "b" } } }),
      "missing-fields",
      "detail.object.key is missing.",
    ],
  ])("%s", (_, body, code, message) => {
    expect(read(body)).toEqual({ kind: "unreadable", code, message });
  });
});
