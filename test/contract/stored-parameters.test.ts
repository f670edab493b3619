import { DESTINATION_SCHEMA, TRAIL_SCHEMA, parameterText } from "../../contract";
import { parseChangeDestination, parseTrailRegistration } from "../../contract";

const trail = {
  schema: TRAIL_SCHEMA,
  name: "acme",
  bucket: "acme-trails",
  bucketAccountId: "111122223333",
  region: "eu-west-1",
  prefixes: [""],
  accountIds: ["111122223333"],
  roleArn: "arn:aws:iam::111122223333:role/cloudtrail-changes/acme-reader",
  externalId: "acme-7f3a",
  destination: "default",
  changeQueueUrl: "https://sqs.eu-west-1.amazonaws.com/444455556666/default.fifo",
};
const destination = {
  schema: DESTINATION_SCHEMA,
  name: "default",
  endpoint: "https://api.bigpanda.io",
  apiKeyParameter: "/cloudtrail-changes/main/destinations/default/api-key",
  appKeyParameter: "/cloudtrail-changes/main/destinations/default/app-key",
  changesPerMinute: 360,
  changesPerWeek: 50_000,
  holdLimitHours: 72,
  dryRun: false,
  changeQueueUrl: "https://sqs.eu-west-1.amazonaws.com/444455556666/default.fifo",
};
const name = "/cloudtrail-changes/main/trails/acme-trails";
const queueUrl = "must be the https URL of a queue (http for loopback hosts only)";

describe("registered trails", () => {
  test.each<object>([
    {},
    { externalId: undefined },
    { accountIds: [], organizationId: "o-a1b2c3d4e5" },
    { prefixes: ["", "logs/", "AWSLogs/"], trailKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/0a-1b" },
    { filter: { exclude: [{ origin: "terraform" }] } },
    { changeQueueUrl: "http://localhost:3000/000000000000/changes.fifo" },
    { changeQueueUrl: "http://sqs.us-east-1.localhost:3000/000000000000/changes.fifo" },
  ])("right: %j", (more) => {
    const text = JSON.stringify({ ...trail, ...more });
    expect(parseTrailRegistration(text, name)).toEqual(JSON.parse(text));
  });

  test.each<[object, string]>([
    [
      { schema: "cloudtrail-changes/trail/v2" },
      `${name}.schema must be cloudtrail-changes/trail/v1, got "cloudtrail-changes/trail/v2".`,
    ],
    [{ schema: undefined }, `${name}.schema is required: the schema of the document.`],
    [{ prefixes: [] }, `${name}.prefixes must have at least one entry, got an empty list.`],
    [{ prefixes: ["logs"] }, `${name}.prefixes[0] must be empty or end with /, got "logs".`],
    [{ accountIds: [] }, `${name} accepts no file: give accountIds or organizationId.`],
    [{ accountIds: undefined }, `${name}.accountIds is required: the accounts whose files are accepted.`],
    [{ externalId: "" }, `${name}.externalId must be an external id, got a string (not shown).`],
    [
      { changeQueueUrl: "http://sqs.example.com/q" },
      `${name}.changeQueueUrl ${queueUrl}, got "http://sqs.example.com/q".`,
    ],
    [
      { apiKey: "s3cr3t" },
      `${name} has an unknown key "apiKey". Known keys: ${Object.keys({ ...trail, organizationId: 0, trailKeyArn: 0, filter: 0 }).length} of them.`,
    ],
    [
      { filter: { include: [{}] } },
      `${name}.filter.include[0] has no condition and would match every record; give at least one of source, name, account, region, principal, userAgent, origin, class.`,
    ],
  ])("wrong: %j", (more, problem) => {
    const parse = () => parseTrailRegistration(JSON.stringify({ ...trail, ...more }), name);
    expect(
      messageOf(parse).replace(
        /Known keys: (.*)\.$/,
        (_, keys: string) => `Known keys: ${keys.split(", ").length} of them.`,
      ),
    ).toBe(problem);
  });
});

describe("change destinations", () => {
  test.each<object>([{}, { changesPerMinute: 5_000, dryRun: true }, { endpoint: "http://127.0.0.1:8080" }])(
    "right: %j",
    (more) => {
      const text = JSON.stringify({ ...destination, ...more });
      expect(parseChangeDestination(text, name)).toEqual(JSON.parse(text));
    },
  );

  test.each<[object, string]>([
    [
      { schema: TRAIL_SCHEMA },
      'n.schema must be cloudtrail-changes/destination/v1, got "cloudtrail-changes/trail/v1".',
    ],
    [{ endpoint: undefined }, "n.endpoint is required: the base URL of the API."],
    [
      { endpoint: "ftp://x.example.com" },
      'n.endpoint must be an https URL without a path (http for loopback hosts only), got "ftp://x.example.com".',
    ],
    [
      { apiKeyParameter: 7 },
      "n.apiKeyParameter must be the name of an SSM parameter, got a number (not shown).",
    ],
    [
      { appKeyParameter: "s3cr3t/" },
      "n.appKeyParameter is not the name of an SSM parameter, which must begin with / when it has levels. It is not shown, since it may be a key.",
    ],
    [
      { changesPerMinute: 0 },
      "n.changesPerMinute must be a whole number of changes a minute from 1 to 1000000, got 0.",
    ],
    [{ changesPerWeek: null }, "n.changesPerWeek is required: the budget."],
    [{ holdLimitHours: 313 }, "n.holdLimitHours must be a whole number of hours from 1 to 312, got 313."],
    [{ dryRun: 1 }, "n.dryRun must be true or false, got 1."],
  ])("wrong: %j", (more, problem) => {
    expect(messageOf(() => parseChangeDestination(JSON.stringify({ ...destination, ...more }), "n"))).toBe(
      problem,
    );
  });
});

test.each([
  ["s3cr3t", "a bare key"],
  ['{"apiKey":"s3cr3t"', "JSON cut short"],
  ["", "nothing"],
])("text that is not JSON is not repeated: %#", (text) => {
  const problem = `${name} must be a JSON document, got text that is not JSON (not shown).`;
  expect(messageOf(() => parseTrailRegistration(text, name))).toBe(problem);
  expect(messageOf(() => parseChangeDestination(text, name))).toBe(problem);
});

test("a JSON string is no document, and may be a secret", () => {
  for (const parse of [parseTrailRegistration, parseChangeDestination]) {
    expect(messageOf(() => parse('"s3cr3t"', name))).toBe(
      `${name} must be a JSON document, got a string (not shown).`,
    );
  }
});

test("a document chooses the tier of its parameter, and is refused when none holds it", () => {
  const ofBytes = (bytes: number) => ({ a: "x".repeat(bytes - '{"a":""}'.length) });
  expect(parameterText(ofBytes(4_096), name).tier).toBe("Standard");
  expect(parameterText(ofBytes(4_097), name).tier).toBe("Advanced");
  expect(parameterText(ofBytes(8_192), name)).toEqual({
    text: JSON.stringify(ofBytes(8_192)),
    tier: "Advanced",
  });
  expect(() => parameterText(ofBytes(8_193), name)).toThrow(
    `${name} has 8193 bytes; a parameter holds at most 8192. Shorten its filter, its prefixes or its accounts.`,
  );
  expect(parameterText({ a: "é".repeat(3_000) }, name).tier).toBe("Advanced");
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing was thrown";
}
