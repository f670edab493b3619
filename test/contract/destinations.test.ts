import { checkDestinations, validateDestinations } from "../../contract";

const keys = { apiKeyParameter: "/bigpanda/api-key", appKey: "s3cr3t" };
const regular = {
  name: "main",
  endpoint: "https://api.bigpanda.io",
  apiKey: { parameter: "/bigpanda/api-key" },
  appKey: { value: "s3cr3t" },
  changesPerMinute: 360,
  changesPerWeek: 50_000,
  holdLimitHours: 72,
  dryRun: false,
};

test.each<[string, object, object]>([
  ["the least", {}, {}],
  ["us", { region: "us" }, {}],
  ["eu", { region: "eu" }, { endpoint: "https://eu-api.bigpanda.io" }],
  [
    "another endpoint",
    { endpoint: "https://bigpanda.example.com/" },
    { endpoint: "https://bigpanda.example.com" },
  ],
  ["a local endpoint", { endpoint: "http://127.0.0.1:8080" }, { endpoint: "http://127.0.0.1:8080" }],
  ["empty values are absent", { apiKey: "", endpoint: "", parameterKeyArn: "" }, {}],
  [
    "limits",
    { changesPerMinute: 1, changesPerWeek: 1, holdLimitHours: 312, dryRun: true },
    { changesPerMinute: 1, changesPerWeek: 1, holdLimitHours: 312, dryRun: true },
  ],
])("right: %s", (_, given, expected) => {
  expect(validateDestinations({ main: { ...keys, ...given } })).toEqual([{ ...regular, ...expected }]);
});

test("no destination, and one with the name of something that every object has", () => {
  expect(validateDestinations({})).toEqual([]);
  expect(validateDestinations({ constructor: keys })).toEqual([{ ...regular, name: "constructor" }]);
});

const url = "must be an https URL without a path (http for loopback hosts only)";
test.each<[object, string]>([
  [{ region: "ap" }, 'destinations.main.region must be one of us, eu, got "ap".'],
  [
    { region: "eu", endpoint: "https://x.example.com" },
    "destinations.main has both region and endpoint; give one of them.",
  ],
  [{ endpoint: "http://x.example.com" }, `destinations.main.endpoint ${url}, got "http://x.example.com".`],
  [
    { endpoint: "https://x.example.com/data" },
    `destinations.main.endpoint ${url}, got "https://x.example.com/data".`,
  ],
  [{ endpoint: "x.example.com" }, `destinations.main.endpoint ${url}, got "x.example.com".`],
  [
    { endpoint: "https://user:s3cr3t@x.example.com" },
    `destinations.main.endpoint ${url}, got a URL with a user name, password, query or fragment.`,
  ],
  [
    { endpoint: "http://localhost.example.com" },
    `destinations.main.endpoint ${url}, got "http://localhost.example.com".`,
  ],
  [
    { endpoint: "https://x.example.com?token=s3cr3t" },
    `destinations.main.endpoint ${url}, got a URL with a user name, password, query or fragment.`,
  ],
  [
    { apiKeyParameter: "s3cr3t+=" },
    "destinations.main.apiKeyParameter is not the name of an SSM parameter, which may hold only letters, digits and _ . - /. It is not shown, since it may be a key.",
  ],
  [{ apiKey: "s3cr3t" }, "destinations.main has both apiKey and apiKeyParameter; give one of them."],
  [
    { appKey: undefined },
    "destinations.main needs appKeyParameter, the name of a SecureString that holds the key, or appKey, the key itself.",
  ],
  [
    { appKey: "s3cr3t\n" },
    "destinations.main.appKey must be a key without spaces or line ends, got a string (not shown).",
  ],
  [
    { appKey: 5550123 },
    "destinations.main.appKey must be a key without spaces or line ends, got a number (not shown).",
  ],
  [
    { apiKeyParameter: "a//b" },
    "destinations.main.apiKeyParameter is not the name of an SSM parameter, which must begin with / when it has levels. It is not shown, since it may be a key.",
  ],
  [
    { apiKeyParameter: "/aws/x" },
    "destinations.main.apiKeyParameter is not the name of an SSM parameter, which must not begin with aws or ssm. It is not shown, since it may be a key.",
  ],
  [
    { apiKeyparameter: "x" },
    'destinations.main has an unknown key "apiKeyparameter". Did you mean "apiKeyParameter"?',
  ],
  [
    { changesPerMinute: 401 },
    "destinations.main.changesPerMinute must be a whole number of changes a minute from 1 to 400, got 401.",
  ],
  [
    { changesPerWeek: 50_001 },
    "destinations.main.changesPerWeek must be a whole number of changes a week from 1 to 50000, got 50001.",
  ],
  [
    { holdLimitHours: 0.5 },
    "destinations.main.holdLimitHours must be a whole number of hours from 1 to 312, got 0.5.",
  ],
  [{ dryRun: "yes" }, 'destinations.main.dryRun must be true or false, got "yes".'],
])("wrong: %j", (given, problem) => {
  const problems = checkDestinations({ main: { ...keys, ...given } });
  expect(problems).toEqual([problem]);
  expect(problems.join()).not.toMatch(/s3cr3t|5550123/);
});

test("wrong names", () => {
  expect(checkDestinations({ "My org": keys })).toEqual([
    'The name of destinations["My org"] must be a name of 1 to 40 lower-case letters, digits and hyphens that begins with a letter or digit, got "My org".',
  ]);
  expect(checkDestinations({ main: "x" })).toEqual(['destinations.main must be an object, got "x".']);
  expect(checkDestinations([])).toEqual(["destinations must be an object of names, got an empty list."]);
});
