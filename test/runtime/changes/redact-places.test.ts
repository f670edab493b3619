import { redactRecord } from "../../../runtime/changes/redact";
import { toChange } from "../../../runtime/changes/to-change";
import { recordWith } from "../../support/changes/records";

const SECRET = "Zq7 made up, and looks like nothing";

/** Where services take a secret in the clear: the source, the event and the request. */
const places: [string, string, Record<string, unknown>][] = [
  ["states", "UpdateStateMachine", { definition: JSON.stringify({ api_key: SECRET }) }],
  [
    "states",
    "UpdateStateMachine",
    { definition: JSON.stringify({ list: [{ Name: "API_KEY", Value: SECRET }] }) },
  ],
  ["states", "UpdateStateMachine", { definition: JSON.stringify({ Headers: { Authorization: SECRET } }) }],
  [
    "codepipeline",
    "UpdatePipeline",
    { configuration: { UserParameters: JSON.stringify({ apiKey: SECRET }) } },
  ],
  ["events", "PutTargets", { targets: [{ id: "1", input: JSON.stringify({ token: SECRET }) }] }],
  ["events", "PutTargets", { targets: [{ input: JSON.stringify({ name: "token", value: SECRET }) }] }],
  [
    "events",
    "PutTargets",
    { targets: [{ input: JSON.stringify({ inner: JSON.stringify({ secret: SECRET }) }) }] },
  ],
  [
    "ecs",
    "RegisterTaskDefinition",
    { containerDefinitions: [{ command: ["run", "--db-password", SECRET] }] },
  ],
  ["ecs", "RegisterTaskDefinition", { containerDefinitions: [{ command: ["sh", "-c", "run --token Zq7"] }] }],
  ["ecs", "RegisterTaskDefinition", { containerDefinitions: [{ command: ["run", "--api-token=Zq7"] }] }],
  ["ecs", "RegisterTaskDefinition", { logConfiguration: { options: { "splunk-token": SECRET } } }],
  [
    "ecs",
    "RegisterTaskDefinition",
    { logConfiguration: { options: { apikey: SECRET, vendor_token: SECRET } } },
  ],
  ["batch", "RegisterJobDefinition", { containerProperties: { command: ["run", "-secret", SECRET] } }],
  ["batch", "SubmitJob", { command: ["--token", SECRET] }],
  ["apigateway", "PutIntegration", { requestParameters: { "integration.request.header.x-api-key": SECRET } }],
  ["apigateway", "CreateIntegration", { requestParameters: { "overwrite:header.Authorization": SECRET } }],
  [
    "apigateway",
    "UpdateIntegration",
    { patchOperations: [{ op: "replace", path: "/requestParameters/header.Authorization", value: SECRET }] },
  ],
  ["synthetics", "CreateCanary", { code: { zipFile: SECRET } }],
  ["imagebuilder", "CreateComponent", { data: SECRET }],
  ["sagemaker", "CreateTrainingJob", { hyperParameters: { api_key: SECRET } }],
  [
    "elasticmapreduce",
    "RunJobFlow",
    { configurations: [{ properties: { "fs.s3.awsSecretAccessKey": SECRET } }] },
  ],
  ["elasticmapreduce", "RunJobFlow", { configurations: [{ properties: { "fs.s3a.secret.key": SECRET } }] }],
  [
    "cloudformation",
    "CreateStack",
    { templateBody: `P:\n  DbPassword:\n    Type: String\n    Default: ${SECRET}\n` },
  ],
  [
    "cloudformation",
    "CreateStack",
    { templateBody: JSON.stringify({ P: { DbPassword: { Default: SECRET } } }) },
  ],
  ["iot", "CreateThing", { storage: { accountKey: SECRET, sharedAccessKey: SECRET, dbPwd: SECRET } }],
];

test.each(places)("%s %s: the secret of %j does not leave", (source, eventName, requestParameters) => {
  const record = recordWith({ eventSource: `${source}.amazonaws.com`, eventName, requestParameters });
  expect(JSON.stringify(toChange(record))).not.toContain("Zq7");
  expect(JSON.stringify(redactRecord(record))).not.toContain("Zq7");
  expect(JSON.stringify(toChange(record))).toContain("[redacted]");
});

test("of a template's parameters the default of the secret one goes, and the others stay", () => {
  const templateBody = "Parameters:\n  DbPassword:\n    Type: String\n  Port:\n    Default: 5432\n";
  const record = recordWith({ requestParameters: { templateBody } });
  expect(toChange(record).tags.rp_templateBody).toBe(templateBody);
});

test("of a command only the secret goes", () => {
  const command = ["run", "--db-password", "Zq7", "--port", "5432", "--token=Zq7", "-v"];
  const { tags } = toChange(recordWith({ requestParameters: { command } }));
  expect(tags.rp_command).toBe(
    '["run","--db-password","[redacted]","--port","5432","--token=[redacted]","-v"]',
  );
});

test("API Gateway's id of a key stays, and a key in its place does not", () => {
  const event = { eventSource: "apigateway.amazonaws.com", eventName: "DeleteApiKey" };
  const change = (apiKey: string) =>
    toChange(recordWith({ ...event, requestParameters: { apiKey, template: false } }));
  expect(change("a1b2c3d4e5").tags).toMatchObject({ rp_apiKey: "a1b2c3d4e5", rp_template: "false" });
  expect(change("Zq7aaaaaaaaaaaaaaaaaa").tags.rp_apiKey).toBe("[redacted]");
});

describe("keys that become equal cost one step each", () => {
  afterEach(() => jest.restoreAllMocks());

  /** How often a name is looked up while the record is redacted and made a change. */
  function lookups(requestParameters: unknown): number {
    const hasOwn = jest.spyOn(Object, "hasOwn");
    const record = recordWith({ requestParameters });
    toChange(record);
    redactRecord(record);
    const count = hasOwn.mock.calls.length;
    hasOwn.mockRestore();
    return count;
  }

  const numbered = (count: number, key: (place: number) => string) =>
    Object.fromEntries(Array.from({ length: count }, (_none, place) => [key(place), place]));

  test.each([
    ["secrets in keys of a map", (count: number) => ({ map: numbered(count, (place) => `?sig=${place}`) })],
    ["secrets in keys of a request", (count: number) => numbered(count, (place) => `?sig=${place}`)],
    [
      "keys that no tag can have",
      (count: number) => numbered(count, (place) => "é".repeat(place % 50) + "ü".repeat(place / 50)),
    ],
  ])("%s", (_what, request) => {
    const few = lookups(request(1_000));
    const many = lookups(request(4_000));
    expect(few).toBeGreaterThan(0);
    expect(many).toBeLessThanOrEqual(4 * few + 1_000);
  });

  test("and none is lost", () => {
    const map = numbered(3, (place) => `?sig=${place}`);
    expect(redactRecord(recordWith({ requestParameters: { map } })).requestParameters).toEqual({
      map: { "?sig=[redacted]": 0, "?sig=[redacted]_2": 1, "?sig=[redacted]_3": 2 },
    });
  });
});
