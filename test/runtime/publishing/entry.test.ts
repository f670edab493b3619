import type { Context } from "aws-lambda";
import { startBigPanda, type BigPanda } from "../../../local/bigpanda/server";
import type * as Entry from "../../../runtime/publisher";
import { readPublisherEnvironment } from "../../../runtime/publishing/environment";
import { jsonAnswer } from "../../support/processing/aws-answers";
import { startHttpStub, type HttpStub } from "../../support/processing/http-stub";
import { aChange, aDestination, queuedBody, SECRETS } from "../../support/publishing/changes";
import { startDynamoStub } from "../../support/publishing/dynamo-stub";
import { eventOf } from "../../support/publishing/rig";

const FUNCTION_SECRET = "secret-access-key-of-the-function";

let bigPanda: BigPanda;
let dynamo: HttpStub;
let services: HttpStub;
const written: string[] = [];
const environment = { ...process.env };

beforeAll(async () => {
  bigPanda = await startBigPanda(SECRETS);
  dynamo = await startDynamoStub();
  services = await startHttpStub(({ body, headers }, response) => {
    const operation = String(headers["x-amz-target"]).split(".")[1];
    if (operation === "GetParameter") jsonAnswer(response, { Parameter: { Value: parameterOf(body) } });
    else jsonAnswer(response, { Successful: [], Failed: [] });
  });
  Object.assign(process.env, {
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "ASIAEXAMPLEFUNCTION0",
    AWS_SECRET_ACCESS_KEY: FUNCTION_SECRET,
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.url,
    AWS_ENDPOINT_URL_SSM: services.url,
    AWS_ENDPOINT_URL_SQS: services.url,
    CLOUDTRAIL_CHANGES_INSTALLATION: "test",
    CLOUDTRAIL_CHANGES_PARKED_QUEUE_URL: `${services.url}/111122223333/parked`,
    CLOUDTRAIL_CHANGES_STATE_TABLE: "state",
    CLOUDTRAIL_CHANGES_LOG_LEVEL: "debug",
  });
  jest.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
});
afterAll(async () => {
  jest.restoreAllMocks();
  process.env = environment;
  await Promise.all([bigPanda.close(), dynamo.close(), services.close()]);
});

function parameterOf(body: string): string {
  const { Name: name } = JSON.parse(body) as { Name: string };
  const { apiKey, appKey, ...stored } = aDestination({
    endpoint: bigPanda.url,
    changeQueueUrl: `${services.url}/111122223333/changes.fifo`,
  });
  return { "/keys/api": apiKey, "/keys/app": appKey }[name] ?? JSON.stringify(stored);
}

test("the Lambda entry publishes, parks, gives back and holds, and no output holds a secret", async () => {
  // Required here and not imported above, because it reads the environment as it loads.
  const { handler } = jest.requireActual<typeof Entry>("../../../runtime/publisher");
  const context = { getRemainingTimeInMillis: () => 60_000 } as Context;
  const handle = async (...ids: string[]) => {
    const bodies = ids.map((id) => ({ id, body: queuedBody(aChange(id)) }));
    const { batchItemFailures } = await handler(eventOf(bodies, Date.now()), context);
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };

  expect(await handle("a", "b")).toEqual([]);
  expect([...bigPanda.changes.keys()]).toEqual(["a", "b"]);

  bigPanda.fail("400", 1);
  expect(await handle("refused")).toEqual([]);
  const parked = services.requests.find(({ headers }) => target(headers) === "SendMessageBatch");
  expect(JSON.parse(parked?.body ?? "")).toMatchObject({
    QueueUrl: `${services.url}/111122223333/parked`,
    Entries: [{ MessageBody: queuedBody(aChange("refused")), MessageAttributes: { reason: {} } }],
  });

  bigPanda.fail("401", 1);
  expect(await handle("c", "d")).toEqual(["c", "d"]);
  const rests = services.requests.filter(({ headers }) => target(headers) === "ChangeMessageVisibility");
  expect(rests.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
    { ReceiptHandle: "c", VisibilityTimeout: 60 },
    { ReceiptHandle: "d", VisibilityTimeout: 60 },
  ]);

  const lines = written.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.filter(({ message }) => message === "published")).toHaveLength(3);
  expect(lines.find((line) => "_aws" in line)).toMatchObject({ service: "publisher", ChangesPublished: 2 });
  for (const secret of [SECRETS.apiKey, SECRETS.appKey, FUNCTION_SECRET]) {
    expect(written.join("")).not.toContain(secret);
  }
});

test("a missing variable is one error that names all of them", () => {
  expect(() => readPublisherEnvironment({ CLOUDTRAIL_CHANGES_INSTALLATION: "test" })).toThrow(
    "The environment of the publisher lacks CLOUDTRAIL_CHANGES_PARKED_QUEUE_URL, CLOUDTRAIL_CHANGES_STATE_TABLE.",
  );
});

function target(headers: Record<string, unknown>): string | undefined {
  return String(headers["x-amz-target"]).split(".")[1];
}
