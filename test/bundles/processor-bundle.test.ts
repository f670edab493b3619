import type { QueuedChange } from "../../runtime/queued-change";
import { killChildren } from "../support/processing/children";
import { SECRETS } from "../support/processing/aws-answers";
import {
  buildBundles,
  FUNCTION_CREDENTIALS,
  startIdentity,
  startProcessor,
  type Bundles,
  type Deployed,
} from "../support/processing/deployed";
import {
  BUCKET,
  changeRecord,
  gzipOf,
  keyOf,
  readRecord,
  s3Notice,
  s3Record,
  trailOf,
} from "../support/processing/fixtures";
import { startHttpStub, type HttpStub } from "../support/processing/http-stub";
import { startServers, type Servers } from "../support/processing/servers";

let bundles: Bundles;
let servers: Servers;
let identity: HttpStub;
let processor: Deployed;

beforeAll(async () => {
  bundles = buildBundles();
  servers = await startServers();
  identity = await startIdentity(servers.queues.changes);
  processor = await startProcessor(bundles, { servers, identity });
}, 60_000);
afterAll(async () => {
  await processor.end();
  await servers.close();
  await identity.close();
  killChildren();
  bundles.remove();
});

const changesTaken = async (): Promise<QueuedChange[]> =>
  (await servers.take(servers.queues.changes)).map(({ Body }) => JSON.parse(Body ?? "") as QueuedChange);

test("a file goes from the bucket to the change queue over the real protocols", async () => {
  const key = keyOf("a file+with %41 ü");
  const records = Array.from({ length: 250 }, (_, index) =>
    index % 10 ? readRecord(`r${index}`) : changeRecord(`c${index}`),
  );
  await servers.put(key, gzipOf(records));
  await servers.notify(s3Notice(key));
  expect(await servers.deliver((event) => processor.handle(event))).toEqual({ batchItemFailures: [] });
  const changes = await changesTaken();
  expect(changes.map(({ change }) => change.identifier)).toEqual(
    Array.from({ length: 25 }, (_, at) => `c${at * 10}`),
  );
  expect(await servers.take(servers.queues.notices)).toEqual([]);
}, 30_000);

test("a repeated notice is swallowed by the change queue", async () => {
  const key = keyOf("twice");
  await servers.put(key, gzipOf([changeRecord("once")]));
  for (const time of [1, 2]) {
    await servers.notify(s3Notice(key));
    expect(await servers.deliver((event) => processor.handle(event))).toEqual({ batchItemFailures: [] });
    expect(await changesTaken()).toHaveLength(time === 1 ? 1 : 0);
  }
}, 30_000);

test("in one batch: a good file, a missing one, a foreign bucket, a digest and no notice at all", async () => {
  await servers.put(keyOf("good"), gzipOf([changeRecord("good")]));
  await servers.notify(s3Notice(keyOf("good")));
  await servers.notify(s3Notice(keyOf("gone")));
  await servers.notify(JSON.stringify({ Records: [s3Record("stranger", keyOf("x"))] }));
  await servers.notify(s3Notice(keyOf("d", undefined, "CloudTrail-Digest")));
  await servers.notify("what is this");

  const first = await servers.deliver((event) => processor.handle(event));
  expect(first.batchItemFailures).toHaveLength(1);
  expect(await changesTaken()).toHaveLength(1);
  const [unreadable] = await servers.take(servers.queues.parked);
  expect(unreadable?.Body).toBe("what is this");

  expect((await servers.deliver((event) => processor.handle(event))).batchItemFailures).toHaveLength(1);
  expect(await servers.deliver((event) => processor.handle(event))).toEqual({ batchItemFailures: [] });
  const [gone] = await servers.take(servers.queues.parked);
  expect(gone?.Body).toBe(s3Notice(keyOf("gone")));
  expect(gone?.MessageAttributes?.reason?.StringValue).toBe("missing");
  expect(gone?.MessageAttributes?.receives?.StringValue).toBe("3");
}, 30_000);

test("the doctor request finds the wiring in order", async () => {
  await servers.put(keyOf("for-the-doctor"), gzipOf([changeRecord("a"), readRecord("b")]));
  const report = await processor.doctor({ bucket: BUCKET, key: keyOf("for-the-doctor") });
  expect(report.steps.filter(({ ok }) => !ok)).toEqual([]);
  expect(report.steps.map(({ step }) => step)).toContain("assume-role-with-wrong-external-id");
  expect(
    (await processor.doctor({ bucket: BUCKET })).steps.find(({ step }) => step === "find-file")?.detail,
  ).toMatch(/^AWSLogs\//);
  expect(await processor.doctor({ bucket: "stranger" })).toMatchObject({ ok: false });
  expect(await changesTaken()).toEqual([]);
}, 30_000);

test("SIGTERM in the middle of a file: it is returned, and its notice stays in the queue", async () => {
  const file = gzipOf(Array.from({ length: 3_000 }, (_, index) => changeRecord(`c${index}`)));
  let begun: () => void;
  const underWay = new Promise<void>((resolve) => (begun = resolve));
  const slow = await startHttpStub((_request, response) => {
    response.setHeader("content-length", file.length);
    response.write(file.subarray(0, file.length / 2), () => begun());
  });
  const stopped = await startProcessor(bundles, { servers, identity, s3Url: slow.url });
  await servers.notify(s3Notice(keyOf("slow")));
  const answer = servers.deliver((event) => stopped.handle(event));
  await underWay;
  stopped.process.kill("SIGTERM");
  expect((await answer).batchItemFailures).toHaveLength(1);
  await stopped.end();
  await slow.close();

  expect(await servers.take(servers.queues.notices)).toHaveLength(1);
  expect(stopped.output()).toContain('"code":"interrupted"');
  await servers.take(servers.queues.changes);
}, 30_000);

test("a process that is killed in the middle acknowledges nothing", async () => {
  const slow = await startHttpStub((_request, response) => void response.write("{"));
  const killed = await startProcessor(bundles, { servers, identity, s3Url: slow.url });
  await servers.notify(s3Notice(keyOf("killed")));
  const answer = servers.deliver((event) => killed.handle(event)).catch(() => "no answer");
  while (slow.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
  killed.process.kill("SIGKILL");
  expect(await answer).toBe("no answer");
  await slow.close();
}, 30_000);

test("no output of any of these runs holds a secret", () => {
  const output = processor.output();
  expect(output).toContain('"records":250');
  const secrets = [
    ...Object.values(SECRETS),
    ...Object.values(FUNCTION_CREDENTIALS),
    trailOf().externalId ?? "",
  ];
  for (const secret of secrets) expect(output).not.toContain(secret);
});
