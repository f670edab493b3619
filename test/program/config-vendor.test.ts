import { problemsOf, SMALLEST, type StackConfig } from "../support/program/config";

const { vendor, both } = SMALLEST;
const [trail] = vendor.trails;

describe("vendor", () => {
  test.each<[string, StackConfig, string[]]>([
    [
      "two registrations of one bucket",
      { ...vendor, trails: [trail, { ...trail, name: "other" }] },
      ['trails[1].bucket is "acme-trail-logs", which trails[0] has already.'],
    ],
    [
      "an unknown key in trails",
      { ...vendor, trails: [{ ...trail, externalID: "x" }] },
      ['trails[0] has an unknown key "externalID". Did you mean "externalId"?'],
    ],
    [
      "an unknown key in filter",
      { ...vendor, filter: { exclud: [] } },
      ['filter has an unknown key "exclud". Did you mean "exclude"?'],
    ],
    [
      "an unknown key in a rule of a trail's filter",
      { ...vendor, trails: [{ ...trail, filter: { exclude: [{ sorce: "ec2" }] } }] },
      ['trails[0].filter.exclude[0] has an unknown key "sorce". Did you mean "source"?'],
    ],
    [
      "an API key given both ways",
      { ...vendor, apiKey: "a-key" },
      ["apiKey and apiKeyParameter are both given; give one of them."],
    ],
    [
      "an app key given both ways",
      { ...vendor, appKey: "a-key" },
      ["appKey and appKeyParameter are both given; give one of them."],
    ],
    [
      "a key with a line end",
      { ...vendor, apiKeyParameter: "", apiKey: "a-key\n" },
      ["apiKey must be a key without spaces or line ends, got a string (not shown)."],
    ],
    [
      "a pace above BigPanda's",
      { ...vendor, changesPerMinute: 401 },
      ["changesPerMinute must be a whole number of changes a minute from 1 to 400, got 401."],
    ],
    [
      "a budget above BigPanda's",
      { ...vendor, changesPerWeek: 50_001 },
      ["changesPerWeek must be a whole number of changes a week from 1 to 50000, got 50001."],
    ],
    [
      "maximumConcurrency 1",
      { ...vendor, maximumConcurrency: 1 },
      ["maximumConcurrency must be a whole number from 2 to 1000, got 1."],
    ],
    [
      "a number that is none",
      { ...vendor, maximumConcurrency: "many" },
      ['maximumConcurrency must be a whole number from 2 to 1000, got "many".'],
    ],
    [
      "logRetentionDays",
      { ...vendor, logRetentionDays: 31 },
      [
        "logRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 31.",
      ],
    ],
    [
      "functionRuntime",
      { ...vendor, functionRuntime: "nodejs18.x" },
      ['functionRuntime must be a Node runtime of Lambda, nodejs22.x or later, got "nodejs18.x".'],
    ],
    [
      "bigPandaRegion",
      { ...vendor, bigPandaRegion: "uk" },
      ['bigPandaRegion must be one of us, eu, got "uk". Did you mean "us"?'],
    ],
    [
      "an http endpoint",
      { ...vendor, bigPandaEndpoint: "http://api.example.com" },
      [
        'bigPandaEndpoint must be an https URL without a path (http for loopback hosts only), got "http://api.example.com".',
      ],
    ],
    [
      "region and endpoint",
      { ...vendor, bigPandaRegion: "eu", bigPandaEndpoint: "https://api.example.com" },
      ["bigPandaRegion and bigPandaEndpoint are both given; give one of them."],
    ],
    [
      "an unknown destination",
      { ...vendor, trails: [{ ...trail, destination: "emea" }] },
      ['trails[0].destination is "emea"; there are default.'],
    ],
    [
      "a destination called default",
      {
        ...vendor,
        destinations: { default: { apiKeyParameter: "/a", appKeyParameter: "/b" } },
      },
      [
        "destinations.default has the name of the destination that the keys of this stack make. Give it another name.",
      ],
    ],
    [
      "a limit of a destination",
      {
        ...vendor,
        destinations: { emea: { apiKeyParameter: "/a", appKeyParameter: "/b", changesPerMinute: 500 } },
      },
      [
        "destinations.emea.changesPerMinute must be a whole number of changes a minute from 1 to 400, got 500.",
      ],
    ],
    [
      "two topics of one region",
      {
        ...vendor,
        alertTopicArns: ["arn:aws:sns:eu-west-1:444455556666:one", "arn:aws:sns:eu-west-1:444455556666:two"],
      },
      [
        "alertTopicArns[1] is in region eu-west-1, for which alertTopicArns[0] is given already; give one topic a region.",
      ],
    ],
    [
      "the stack's own bucket again, in both",
      { ...both, trails: [{ ...trail, bucket: both.bucket }] },
      [
        'trails[0].bucket is "example-trail-logs", which is this stack\'s own bucket and registered by itself.',
      ],
    ],
    [
      "the own trail's name, in both",
      { ...both, trails: [{ ...trail, name: "own" }] },
      ['trails[0].name is "own", which is the name of this stack\'s own trail. Give another.'],
    ],
  ])("%s", (_, config, problems) => {
    expect(problemsOf(config)).toEqual(problems);
  });
});
