import { SSMClient } from "@aws-sdk/client-ssm";
import { createSsmDestinations } from "../../../runtime/aws/ssm-destinations";
import { jsonAnswer, jsonError } from "../../support/processing/aws-answers";
import { startHttpStub, type HttpStub } from "../../support/processing/http-stub";
import { aDestination, SECRETS } from "../../support/publishing/changes";
import { simulatedClock } from "../../support/publishing/simulated-clock";

const NAME = "/cloudtrail-changes/prod/destinations/main";
const MINUTE_MS = 60_000;

let ssm: HttpStub;
let parameters: Record<string, string>;
let clock = simulatedClock();

beforeEach(async () => {
  clock = simulatedClock();
  const { apiKey, appKey, ...stored } = aDestination();
  parameters = { [NAME]: JSON.stringify(stored), "/keys/api": apiKey, "/keys/app": appKey };
  ssm = await startHttpStub(({ body }, response) => {
    const { Name: name } = JSON.parse(body) as { Name: string };
    const value = parameters[name];
    if (value === undefined) jsonError(response, 400, "ParameterNotFound");
    else if (value === "throttled") jsonError(response, 400, "ThrottlingException");
    else jsonAnswer(response, { Parameter: { Value: value } });
  });
});
afterEach(() => ssm.close());

function setUp() {
  const credentials = { accessKeyId: "AKIAOFTHEFUNCTION000", secretAccessKey: "function" };
  const client = new SSMClient({ region: "eu-west-1", endpoint: ssm.url, credentials, maxAttempts: 1 });
  return createSsmDestinations(client, "prod", clock);
}

test("a destination is read with its two keys, decrypted", async () => {
  expect(await setUp().get("main")).toEqual(aDestination());
  expect(ssm.requests.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { Name: NAME, WithDecryption: true },
    { Name: "/keys/api", WithDecryption: true },
    { Name: "/keys/app", WithDecryption: true },
  ]);
});

test("it is kept for five minutes, unless a fresh one is asked for", async () => {
  const destinations = setUp();
  await destinations.get("main");
  parameters["/keys/api"] = "rotated";
  clock.pass(5 * MINUTE_MS - 1);
  expect(await destinations.get("main")).toMatchObject({ apiKey: SECRETS.apiKey });
  expect(await destinations.get("main", { fresh: true })).toMatchObject({ apiKey: "rotated" });
  expect(await destinations.get("main")).toMatchObject({ apiKey: "rotated" });
  parameters["/keys/api"] = "rotated again";
  clock.pass(5 * MINUTE_MS);
  expect(await destinations.get("main")).toMatchObject({ apiKey: "rotated again" });
});

test("while SSM throttles, the last answer serves for half an hour, but never for a fresh one", async () => {
  const destinations = setUp();
  await destinations.get("main");
  parameters[NAME] = "throttled";
  clock.pass(29 * MINUTE_MS);
  expect(await destinations.get("main")).toEqual(aDestination());
  await expect(destinations.get("main", { fresh: true })).rejects.toMatchObject({
    name: "ThrottlingException",
  });
  clock.pass(MINUTE_MS);
  await expect(destinations.get("main")).rejects.toMatchObject({ name: "ThrottlingException" });
});

test.each([
  ["another destination", JSON.stringify({ ...storedDestination(), name: "other" }), /holds other/],
  ["no JSON", "no JSON", /must be a JSON document/],
  [
    "a missing field",
    JSON.stringify({ ...storedDestination(), changeQueueUrl: undefined }),
    /changeQueueUrl/,
  ],
])("a parameter that holds %s is an error that names it", async (_what, value, message) => {
  parameters[NAME] = value;
  await expect(setUp().get("main")).rejects.toThrow(message);
  await expect(setUp().get("main")).rejects.toThrow(NAME);
});

test("a key that is not there is an error", async () => {
  delete parameters["/keys/app"];
  await expect(setUp().get("main")).rejects.toMatchObject({ name: "ParameterNotFound" });
});

function storedDestination() {
  const { apiKey: _apiKey, appKey: _appKey, ...stored } = aDestination();
  return stored;
}
