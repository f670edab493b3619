import { SSMClient } from "@aws-sdk/client-ssm";
import type { ServerResponse } from "node:http";
import { createSsmTrails } from "../../../runtime/aws/ssm-trails";
import { jsonAnswer, jsonError } from "../../support/processing/aws-answers";
import { createTestClock, type TestClock } from "../../support/processing/clock";
import { BUCKET, trailOf } from "../../support/processing/fixtures";
import { startHttpStub, type HttpStub } from "../../support/processing/http-stub";

let ssm: HttpStub;
let clock: TestClock;
let answer: (response: ServerResponse) => void;

const parameter = (value: unknown) => (response: ServerResponse) =>
  jsonAnswer(response, { Parameter: { Value: typeof value === "string" ? value : JSON.stringify(value) } });
const absent = (response: ServerResponse) => jsonError(response, 400, "ParameterNotFound");
const throttled = (response: ServerResponse) => jsonError(response, 400, "ThrottlingException");

beforeEach(async () => {
  clock = createTestClock();
  answer = parameter(trailOf());
  ssm = await startHttpStub((_request, response) => answer(response));
});
afterEach(() => ssm.close());

function setUp() {
  const credentials = { accessKeyId: "AKIAOFTHEFUNCTION000", secretAccessKey: "function" };
  const client = new SSMClient({ region: "eu-west-1", endpoint: ssm.url, credentials, maxAttempts: 1 });
  return createSsmTrails(client, "prod", clock);
}

test("a registration is read by its bucket's name", async () => {
  expect(await setUp().find(BUCKET)).toEqual(trailOf());
  expect(ssm.requests[0]?.headers["x-amz-target"]).toBe("AmazonSSM.GetParameter");
  expect(JSON.parse(ssm.requests[0]?.body ?? "")).toEqual({
    Name: "/cloudtrail-changes/prod/trails/example-trail",
  });
});

test("is kept for five minutes, and one question serves all who ask at once", async () => {
  const trails = setUp();
  await Promise.all([trails.find(BUCKET), trails.find(BUCKET)]);
  await clock.advance(299_999);
  await trails.find(BUCKET);
  expect(ssm.requests).toHaveLength(1);
  await clock.advance(1);
  await trails.find(BUCKET);
  expect(ssm.requests).toHaveLength(2);
});

test("an absence is remembered for ten seconds, also against a fresh question", async () => {
  answer = absent;
  const trails = setUp();
  expect(await trails.find(BUCKET)).toBeUndefined();
  expect(await trails.find(BUCKET, { fresh: true })).toBeUndefined();
  expect(ssm.requests).toHaveLength(1);
  await clock.advance(10_000);
  answer = parameter(trailOf());
  expect(await trails.find(BUCKET)).toEqual(trailOf());
});

test("a fresh question passes over an answer of more than ten seconds", async () => {
  const trails = setUp();
  await trails.find(BUCKET);
  await clock.advance(10_000);
  answer = parameter(trailOf({ destination: "other" }));
  expect(await trails.find(BUCKET)).toMatchObject({ destination: "main" });
  expect(await trails.find(BUCKET, { fresh: true })).toMatchObject({ destination: "other" });
});

test("while SSM throttles, the last answer is used for half an hour, then the error is told", async () => {
  const trails = setUp();
  await trails.find(BUCKET);
  answer = throttled;
  await clock.advance(29 * 60_000);
  expect(await trails.find(BUCKET)).toEqual(trailOf());
  await clock.advance(60_000);
  await expect(trails.find(BUCKET)).rejects.toMatchObject({ name: "ThrottlingException" });
});

test("without an earlier answer a throttled question throws: the bucket is not unknown", async () => {
  answer = throttled;
  await expect(setUp().find(BUCKET)).rejects.toMatchObject({ name: "ThrottlingException" });
});

test.each([
  ["not JSON", "no JSON", /must be a JSON document/],
  ["another bucket", trailOf({ bucket: "another-bucket" }), /registers another-bucket/],
  ["a missing field", { ...trailOf(), roleArn: undefined }, /roleArn/],
])("a parameter that holds %s is an error that names it", async (_what, value, message) => {
  answer = parameter(value);
  await expect(setUp().find(BUCKET)).rejects.toThrow(message);
  await expect(setUp().find(BUCKET)).rejects.toThrow("/cloudtrail-changes/prod/trails/example-trail");
});

test.each(["../destinations/main", "a/b", "bücket", ""])(
  "%j can name no parameter and is not asked for",
  async (bucket) => {
    expect(await setUp().find(bucket)).toBeUndefined();
    expect(ssm.requests).toHaveLength(0);
  },
);
