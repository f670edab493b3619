import { S3Client } from "@aws-sdk/client-s3";
import type { ServerResponse } from "node:http";
import { createS3Notifications } from "../../../runtime/aws/s3-notifications";
import { merged } from "../../../runtime/notifying/merge";
import { StoreRefusal } from "../../../runtime/notifying/store";
import { ourRule } from "../../support/notifying/documents";
import { s3Error } from "../../support/processing/aws-answers";
import { startHttpStub, type HttpStub } from "../../support/processing/http-stub";

// The real SDK client against a server that keeps what it is sent, so that what S3 gives comes back as it was.

const of = { bucket: "audit-logs", bucketAccountId: "111122223333" };
const DOCUMENT = `<?xml version="1.0" encoding="UTF-8"?>
<NotificationConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><TopicConfiguration><Id>to topic &amp; on</Id><Topic>arn:aws:sns:eu-west-1:111122223333:t</Topic><Event>s3:ObjectRemoved:*</Event><Event>s3:ObjectTagging:Put</Event></TopicConfiguration><QueueConfiguration><Id>to queue</Id><Queue>arn:aws:sqs:eu-west-1:111122223333:q</Queue><Event>s3:ObjectCreated:*</Event><Filter><S3Key><FilterRule><Name>Prefix</Name><Value>reports/ä+b</Value></FilterRule><FilterRule><Name>Suffix</Name><Value>.csv</Value></FilterRule></S3Key></Filter></QueueConfiguration><CloudFunctionConfiguration><Id>to function</Id><CloudFunction>arn:aws:lambda:eu-west-1:111122223333:function:f</CloudFunction><Event>s3:ObjectRestore:Post</Event></CloudFunctionConfiguration><EventBridgeConfiguration></EventBridgeConfiguration></NotificationConfiguration>`;

let stub: HttpStub;
let answer: ((response: ServerResponse) => void) | undefined;
let kept: string;

beforeEach(async () => {
  kept = DOCUMENT;
  answer = undefined;
  stub = await startHttpStub((request, response) => {
    if (answer) return answer(response);
    if (request.method === "PUT") kept = request.body;
    response.setHeader("content-type", "application/xml");
    response.end(request.method === "PUT" ? "" : kept);
  });
});
afterEach(() => stub.close());

const open = () =>
  createS3Notifications(
    new S3Client({
      region: "eu-west-1",
      endpoint: stub.url,
      credentials: { accessKeyId: "AKIAOFTHEFUNCTION000", secretAccessKey: "function" },
      maxAttempts: 1,
    }),
  );

/** What stands in a document, whatever the order of its parts and of the Id among the fields of a rule. */
const parts = (xml: string): string[] =>
  (
    xml.match(
      /<(Topic|Queue|CloudFunction)Configuration>.*?<\/\1Configuration>|<EventBridgeConfiguration\s*(\/>|><\/EventBridgeConfiguration>)/gs,
    ) ?? []
  )
    .map((part) => part.replace(/<EventBridge.*/s, "EventBridge"))
    .map((part) => part.replace(/^(<\w+>)(.*)(<Id>.*<\/Id>)/s, "$1$3$2"))
    .sort();

test("a document goes back as it came, every rule with its events and filters, and EventBridge delivery", async () => {
  const store = open();
  await store.write(of, await store.read(of));
  expect(parts(kept)).toHaveLength(4);
  expect(parts(kept)).toEqual(parts(DOCUMENT));
});

test("our rule beside the others", async () => {
  const store = open();
  const document = await store.read(of);
  await store.write(of, merged(document, { add: ourRule(), remove: [] }));
  const added = parts(kept).filter((part) => !parts(DOCUMENT).includes(part));
  expect(added).toEqual([
    "<QueueConfiguration><Id>cloudtrail-changes-audit</Id><Queue>arn:aws:sqs:eu-west-1:444455556666:vendor-trails</Queue><Event>s3:ObjectCreated:*</Event><Filter><S3Key><FilterRule><Name>prefix</Name><Value>AWSLogs/111122223333/CloudTrail/</Value></FilterRule><FilterRule><Name>suffix</Name><Value>.json.gz</Value></FilterRule></S3Key></Filter></QueueConfiguration>",
  ]);
  expect(parts(kept)).toHaveLength(5);
  await store.write(of, merged(await store.read(of), { remove: [ourRule().id] }));
  expect(parts(kept)).toEqual(parts(DOCUMENT));
});

test("an empty document, before and after", async () => {
  kept = '<NotificationConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>';
  const store = open();
  expect(await store.read(of)).toEqual({});
  await store.write(of, merged({}, { add: ourRule(), remove: [] }));
  await store.write(of, merged(await store.read(of), { remove: [ourRule().id] }));
  expect(parts(kept)).toEqual([]);
  expect(kept).toContain("NotificationConfiguration");
});

test("what the SDK does not know, and would lose, is refused", async () => {
  kept = DOCUMENT.replace(
    "<EventBridgeConfiguration>",
    "<PipeConfiguration><Id>new</Id><Pipe>p</Pipe></PipeConfiguration><EventBridgeConfiguration>",
  );
  await expect(open().read(of)).rejects.toEqual(
    new StoreRefusal(
      "final",
      'The notification document of bucket "audit-logs" holds PipeConfiguration, Pipe, which this version does not know and would lose. Nothing was written; update cloudtrail-changes, or use notification: external.',
    ),
  );
});

test("names the account that must own the bucket on each call", async () => {
  const store = open();
  await store.write(of, await store.read(of));
  expect(
    stub.requests.map(({ method, headers }) => [method, headers["x-amz-expected-bucket-owner"]]),
  ).toEqual([
    ["GET", "111122223333"],
    ["PUT", "111122223333"],
  ]);
  expect(stub.requests.every(({ url }) => url.includes("notification"))).toBe(true);
  // Without it S3 tells the destination of our rule, and refuses a rule that cannot work.
  expect(stub.requests[1]?.headers).not.toHaveProperty("x-amz-skip-destination-validation");
});

test.each<[number, string, string, StoreRefusal["kind"], string]>([
  [404, "NoSuchBucket", "no", "no-bucket", 'There is no bucket "audit-logs".'],
  [
    409,
    "OperationAborted",
    "busy",
    "may-pass",
    "OperationAborted, busy Another change of the bucket is under way.",
  ],
  [
    403,
    "AccessDenied",
    "Access Denied",
    "may-pass",
    "must be allowed s3:GetBucketNotification and s3:PutBucketNotification by the bucket's policy and the organisation too, and the bucket must belong to account 111122223333.",
  ],
  [
    400,
    "InvalidArgument",
    "Unable to validate the following destination configurations",
    "may-pass",
    "The policy of the queue or topic must let S3 send for this bucket, and its key too if it has one.",
  ],
  [400, "InvalidArgument", "Configurations overlap.", "final", "InvalidArgument, Configurations overlap."],
])("%i %s (%s): %s", async (status, code, message, kind, text) => {
  answer = (response) => s3Error(response, status, code, message);
  const store = open();
  for (const call of [store.read(of), store.write(of, {})]) {
    const error: unknown = await call.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(StoreRefusal);
    expect((error as StoreRefusal).kind).toBe(kind);
    expect((error as StoreRefusal).message).toContain(text);
  }
});

test("what is no answer of S3 is thrown on", async () => {
  answer = (response) => void response.destroy();
  await expect(open().read(of)).rejects.not.toBeInstanceOf(StoreRefusal);
});
