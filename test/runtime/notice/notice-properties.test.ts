import * as fc from "fast-check";
import { decodeS3Key } from "../../../runtime/cloudtrail/key-encoding";
import { readNotice } from "../../../runtime/cloudtrail/notice";
import { anyKey } from "./keys";
import * as shapes from "./shapes";

const keysOf = (body: unknown) => {
  const notice = readNotice(JSON.stringify(body));
  return notice.kind === "objects" ? notice.objects.map(({ key }) => key) : notice;
};
const keys = fc.array(anyKey, { minLength: 1, maxLength: 5 });

describe("a key arrives as it was, whoever sends it", () => {
  test("S3, directly and over SNS", () => {
    fc.assert(
      fc.property(keys, (given) => {
        const body = shapes.s3Event(...given.map((key) => shapes.s3Record(key)));
        expect(keysOf(body)).toEqual(given);
        expect(keysOf(shapes.inSns(body))).toEqual(given);
      }),
    );
  });

  test("CloudTrail, either delivery", () => {
    fc.assert(
      fc.property(keys, (given) => {
        expect(keysOf(shapes.cloudTrailNotice(given))).toEqual(given);
        expect(keysOf(shapes.inSns(shapes.cloudTrailNotice(given)))).toEqual(given);
      }),
    );
  });

  test("EventBridge, directly and over SNS", () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        expect(keysOf(shapes.eventBridgeEvent(key))).toEqual([key]);
        expect(keysOf(shapes.inSns(shapes.eventBridgeEvent(key)))).toEqual([key]);
      }),
    );
  });
});

describe("decoding of S3's keys", () => {
  test.each([
    ["a+b", "a b"],
    ["a%2Bb", "a+b"],
    ["a%252Bb", "a%2Bb"],
    ["%C3%A9t%C3%A9", "été"],
    ["%f0%9f%90%bc", "🐼"],
    ["100%", "100%"],
    ["%zz+%C3", "%zz %C3"],
    ["%ff%fe", "%ff%fe"],
  ])("%s means %s", (encoded, key) => {
    expect(decodeS3Key(encoded)).toBe(key);
  });
});

describe("no body is too strange", () => {
  const words = fc.constantFrom(
    ...[
      "Records",
      "Type",
      "Notification",
      "Message",
      "TopicArn",
      "s3Bucket",
      "s3ObjectKey",
      "detail",
      "source",
    ],
    ...[
      "detail-type",
      "Object Created",
      "aws.s3",
      "eventVersion",
      "2.1",
      "eventName",
      "ObjectCreated:Put",
      "s3",
    ],
    ...["bucket", "object", "name", "key", "Event", "s3:TestEvent", "__proto__", "%", "%ff", "toString"],
  );
  const strange = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      words,
      fc.jsonValue({ maxDepth: 1 }),
      fc.dictionary(words, tie("value"), { maxKeys: 5 }),
      fc.array(tie("value"), { maxLength: 4 }),
      tie("value").map((value) => JSON.stringify(value)),
    ),
  })).value;

  test("whatever JSON or text it is, the answer has one of the kinds", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          strange.map((value) => JSON.stringify(value)),
        ),
        (body) => {
          const notice = readNotice(body);
          expect(["objects", "ignored", "unreadable"]).toContain(notice.kind);
          if (notice.kind !== "objects") return;
          expect(notice.objects.length).toBeGreaterThan(0);
          for (const { bucket, key } of notice.objects) {
            expect(bucket).toMatch(/./s);
            expect(typeof key).toBe("string");
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("a notice cut short or changed at any byte does not throw", () => {
    const whole = JSON.stringify(shapes.inSns(shapes.s3Event(shapes.s3Record())));
    for (let at = 0; at < whole.length; at++) {
      expect(readNotice(whole.slice(0, at)).kind).toBe("unreadable");
      for (const byte of ['"', "\\", "{", "\0"]) {
        expect(readNotice(whole.slice(0, at) + byte + whole.slice(at + 1)).kind).toMatch(/./);
      }
    }
  });

  test.each(["[", '{"Message":'])("a million of %s in a row is no JSON", (piece) => {
    expect(readNotice(piece.repeat(1_000_000))).toMatchObject({ kind: "unreadable", code: "not-json" });
  });

  test("valid JSON, a hundred thousand levels deep, is of no known shape", () => {
    expect(readNotice("[".repeat(100_000) + "]".repeat(100_000))).toMatchObject({ code: "unknown-shape" });
  });
});
