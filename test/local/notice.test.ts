import fc from "fast-check";
import { noticeOf } from "../../local/aws/notice";
import { objectWritten } from "../../local/aws/written-object";
import { readNotice } from "../../runtime/cloudtrail/notice";

const put = { method: "PUT", status: 200, requestHeaders: { "content-length": "12" }, eTag: '"abc"' };

test("a notice names exactly the object that was written, whatever its key", () => {
  const key = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 5 }), (parts) => {
      const path = parts.map((part) => encodeURIComponent(part)).filter((part) => !/^\.+$/.test(part));
      fc.pre(path.length > 0);
      const object = objectWritten({ ...put, url: `/a-bucket/${path.join("/")}?x-id=PutObject` });
      if (!object) throw new Error("The write was not seen.");
      const expected = path.map((part) => decodeURIComponent(part)).join("/");
      expect(object).toEqual({
        bucket: "a-bucket",
        key: expected,
        event: "ObjectCreated:Put",
        size: 12,
        eTag: "abc",
      });
      const notice = readNotice(noticeOf(object, "eu-west-1", new Date(0)));
      expect(notice).toMatchObject({ kind: "objects", objects: [{ bucket: "a-bucket", key: expected }] });
    }),
  );
});

test("the size is that of the object, not of its chunked form", () => {
  const requestHeaders = { "content-length": "200", "x-amz-decoded-content-length": "100" };
  expect(objectWritten({ ...put, requestHeaders, url: "/b/k" })?.size).toBe(100);
});

test.each([
  ["PUT", "/b/k", {}, "ObjectCreated:Put"],
  ["PUT", "/b/k", { "x-amz-copy-source": "/b/other" }, "ObjectCreated:Copy"],
  ["POST", "/b/k?uploadId=1", {}, "ObjectCreated:CompleteMultipartUpload"],
])("%s %s is a write", (method, url, requestHeaders, event) => {
  expect(objectWritten({ ...put, method, url, requestHeaders })?.event).toBe(event);
});

test.each([
  ["a new bucket", { url: "/bucket" }],
  ["a new bucket, with a slash", { url: "/bucket/" }],
  ["one part", { url: "/b/k?partNumber=1&uploadId=1" }],
  ["the start of an upload", { method: "POST", url: "/b/k?uploads" }],
  ["a read", { method: "GET", url: "/b/k" }],
  ["a delete", { method: "DELETE", url: "/b/k", status: 204 }],
  ["a write that was refused", { url: "/b/k", status: 404 }],
  ["a call of SQS", { method: "POST", url: "/" }],
])("%s is no written object", (_what, request) => {
  expect(objectWritten({ ...put, ...request })).toBeUndefined();
});
