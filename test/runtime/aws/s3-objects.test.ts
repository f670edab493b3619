import { STSClient } from "@aws-sdk/client-sts";
import type { ServerResponse } from "node:http";
import { createS3Objects } from "../../../runtime/aws/s3-objects";
import { createSessions } from "../../../runtime/aws/sts-sessions";
import { ObjectStoreError, type StoredObject } from "../../../runtime/ports/object-store";
import { watchedBody } from "../../../runtime/processing/watched-body";
import { assumeRoleAnswer, s3Error, SECRETS, stsError } from "../../support/processing/aws-answers";
import { createTestClock, type TestClock } from "../../support/processing/clock";
import { ACCOUNT, keyOf, trailOf } from "../../support/processing/fixtures";
import { startHttpStub, type HttpStub, type StubRequest } from "../../support/processing/http-stub";

type Answer = (response: ServerResponse, request: StubRequest) => void;

let sts: HttpStub;
let s3: HttpStub;
let clock: TestClock;
let stsAnswers: Answer[];
let s3Answers: Answer[];

beforeEach(async () => {
  clock = createTestClock({ start: Date.parse("2027-01-15T08:00:00Z") });
  let serial = 0;
  [stsAnswers, s3Answers] = [[], []];
  sts = await startHttpStub((request, response) => {
    const answer =
      stsAnswers.shift() ?? ((to) => assumeRoleAnswer(to, { expiration: in1Hour(), serial: ++serial }));
    answer(response, request);
  });
  s3 = await startHttpStub((request, response) => (s3Answers.shift() ?? content("hello"))(response, request));
});
afterEach(() => Promise.all([sts.close(), s3.close()]));

const in1Hour = (): string => new Date(clock.now() + 3_600_000).toISOString();
const content =
  (text: string): Answer =>
  (response) =>
    response.end(text);

function setUp() {
  const credentials = { accessKeyId: "AKIAOFTHEFUNCTION000", secretAccessKey: "function" };
  const client = new STSClient({ region: "eu-west-1", endpoint: sts.url, credentials, maxAttempts: 1 });
  const objects = createS3Objects(createSessions(client, clock), { endpoint: s3.url, maxAttempts: 1 });
  const open = (more = {}) => objects.open({ trail: trailOf(), key: keyOf("one"), ...more });
  return { objects, open };
}

async function textOf({ body }: StoredObject): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const paramsOf = (request: StubRequest | undefined): URLSearchParams => new URLSearchParams(request?.body);
const usedKeyId = (request: StubRequest | undefined): string | undefined =>
  /Credential=([^/]+)/.exec(String(request?.headers.authorization))?.[1];

describe("a session", () => {
  test("is asked for with external id, session name, an hour and a policy limited to the trail", async () => {
    await setUp().open();
    const params = paramsOf(sts.requests[0]);
    expect(Object.fromEntries(params)).toMatchObject({
      Action: "AssumeRole",
      RoleArn: trailOf().roleArn,
      ExternalId: "external-id-of-the-example",
      RoleSessionName: "cloudtrail-changes-example",
      DurationSeconds: "3600",
    });
    expect(params.get("Policy")).toContain("arn:aws:s3:::example-trail/AWSLogs/111122223333/CloudTrail/*");
  });

  test("without an external id in the registration sends none", async () => {
    await setUp().open({ trail: trailOf({ externalId: undefined }) });
    expect(paramsOf(sts.requests[0]).has("ExternalId")).toBe(false);
  });

  test("is kept for the trail, shared by objects read side by side, and renewed before it ends", async () => {
    const { open } = setUp();
    await Promise.all([open(), open(), open()]);
    expect(sts.requests).toHaveLength(1);
    await clock.advance(50 * 60_000);
    await open();
    expect(sts.requests).toHaveLength(1);
    await clock.advance(5 * 60_000);
    await open();
    expect(sts.requests).toHaveLength(2);
    expect(usedKeyId(s3.requests.at(-1))).toBe(`${SECRETS.accessKeyId}2`);
  });

  test("is another one for another trail, and for a changed registration", async () => {
    const { open } = setUp();
    await open();
    await open({ trail: trailOf({ externalId: "another" }) });
    await open({ trail: trailOf({ bucket: "other-trail", roleArn: "arn:aws:iam::444455556666:role/r" }) });
    expect(sts.requests).toHaveLength(3);
  });

  test.each(["ExpiredToken", "InvalidAccessKeyId"])("that S3 calls %s is renewed once", async (code) => {
    const { open } = setUp();
    s3Answers = [(to) => s3Error(to, 403, code)];
    expect(await textOf(await open())).toBe("hello");
    expect(s3.requests.map(usedKeyId)).toEqual([`${SECRETS.accessKeyId}1`, `${SECRETS.accessKeyId}2`]);
    s3Answers = [(to) => s3Error(to, 403, code), (to) => s3Error(to, 403, code)];
    await expect(open()).rejects.toMatchObject({ kind: "role-denied" });
    expect(sts.requests).toHaveLength(3);
  });

  test.each<[string, number, string]>([
    ["AccessDenied", 403, "role-denied"],
    ["MalformedPolicyDocument", 400, "role-denied"],
    ["RegionDisabledException", 403, "role-denied"],
    ["ExpiredToken", 403, "unavailable"],
    ["Throttling", 400, "throttled"],
    ["InternalFailure", 500, "unavailable"],
  ])("that STS answers with %s (%d): %s, and asked for again the next time", async (code, status, kind) => {
    const { open } = setUp();
    stsAnswers = [(to) => stsError(to, status, code)];
    const error = await open().catch((thrown: unknown) => thrown as ObjectStoreError);
    expect(error).toBeInstanceOf(ObjectStoreError);
    expect(error).toMatchObject({ kind });
    expect((error as Error).message).not.toContain("external-id-of-the-example");
    expect(await textOf(await open())).toBe("hello");
  });
});

describe("an object", () => {
  test("is read with the session, from the owner that registered the bucket, with its length", async () => {
    const object = await setUp().open();
    expect(object.contentLength).toBe(5);
    expect(await textOf(object)).toBe("hello");
    const [request] = s3.requests;
    expect(decodeURIComponent(request?.url.split("?")[0] ?? "")).toBe(`/example-trail/${keyOf("one")}`);
    expect(request?.headers["x-amz-expected-bucket-owner"]).toBe(ACCOUNT);
    expect(request?.headers["x-amz-security-token"]).toBe(SECRETS.sessionToken);
    expect(usedKeyId(request)).toBe(`${SECRETS.accessKeyId}1`);
  });

  test.each<[string, number, string, string]>([
    ["AccessDenied", 403, "Access Denied", "denied"],
    ["AccessDenied", 403, "User is not authorized to perform: kms:Decrypt on this resource", "key-denied"],
    ["KMS.DisabledException", 400, "The key is disabled", "key-denied"],
    ["NoSuchKey", 404, "", "missing"],
    ["NoSuchBucket", 404, "", "missing"],
    ["InvalidObjectState", 403, "", "archived"],
    ["SlowDown", 503, "", "throttled"],
    ["InternalError", 500, "", "unavailable"],
    ["RequestTimeout", 400, "", "unavailable"],
    ["AuthorizationHeaderMalformed", 400, "", "denied"],
  ])("%s (%d %s): %s", async (code, status, message, kind) => {
    s3Answers = [(to) => s3Error(to, status, code, message)];
    const error = await setUp()
      .open()
      .catch((thrown: unknown) => thrown as Error);
    expect(error).toMatchObject({ kind });
    expect((error as Error).message).not.toContain("ASIA");
  });

  test("read to its end leaves its connection to the next one, also of another trail", async () => {
    const sockets = new Set<unknown>();
    const remember: Answer = (to) => {
      sockets.add(to.socket);
      to.end("hello");
    };
    s3Answers = [remember, remember, remember];
    const { objects, open } = setUp();
    const stop = new AbortController();
    const read = async (trail = trailOf()): Promise<void> => {
      const request = { trail, key: "k", signal: stop.signal };
      for await (const chunk of watchedBody(objects, request, clock)) expect(chunk.length).toBe(5);
    };
    await read();
    await read(trailOf({ bucket: "other-trail" }));
    await textOf(await open());
    expect(sockets.size).toBe(1);
  });

  test("behind a connection that is reset is unavailable", async () => {
    s3Answers = [(to) => to.socket?.destroy()];
    await expect(setUp().open()).rejects.toMatchObject({ kind: "unavailable" });
  });

  test("whose body breaks off is unavailable, not damaged", async () => {
    s3Answers = [
      (to) => {
        to.setHeader("content-length", 100);
        to.write("half", () => to.socket?.destroy());
      },
    ];
    const object = await setUp().open();
    await expect(textOf(object)).rejects.toMatchObject({ kind: "unavailable" });
  });

  test("whose body hangs is let go when the signal aborts", async () => {
    let closed: Promise<unknown> | undefined;
    s3Answers = [
      (to) => {
        closed = new Promise((resolve) => to.once("close", resolve));
        to.setHeader("content-length", 100);
        to.write("half");
      },
    ];
    const stop = new AbortController();
    const object = await setUp().open({ signal: stop.signal });
    const reading = textOf(object);
    stop.abort();
    await expect(reading).rejects.toBeInstanceOf(ObjectStoreError);
    await closed;
  });
});
