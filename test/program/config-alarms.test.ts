import { CIS_ALARM_NAMES } from "../../components/customer/cis-patterns";
import { problemsOf, SMALLEST, type StackConfig } from "../support/program/config";

const { alarms } = SMALLEST;

describe("alarms", () => {
  const alarm = {
    name: "logging-stopped",
    pattern: "{ ($.eventName = StopLogging) }",
    metricName: "LoggingStopped",
    metricNamespace: "CloudTrail",
  };
  const must = "integrationUrl must";

  test.each<[string, StackConfig, string[]]>([
    [
      "an http URL",
      { ...alarms, integrationUrl: "http://events.pagerduty.com/x-ere/a" },
      [`${must} be an https:// URL (http:// for loopback hosts only), got "http://events.pagerduty.com/…".`],
    ],
    [
      "no URL",
      { ...alarms, integrationUrl: "0123456789abcdef" },
      [`${must} be an https:// URL; it is no URL.`],
    ],
    [
      "a PagerDuty URL of the wrong region form",
      { ...alarms, integrationUrl: "https://eu.events.pagerduty.com/x-ere/a" },
      [
        `${must} have PagerDuty's host events.pagerduty.com or events.eu.pagerduty.com, got "eu.events.pagerduty.com".`,
      ],
    ],
    [
      "a URL with a line end",
      { ...alarms, integrationUrl: "https://alerts.example.com/hook\n" },
      [`${must} hold no white space, such as a line end at its end.`],
    ],
    [
      "a placeholder in the place of PagerDuty's key",
      { ...alarms, integrationUrl: "https://events.pagerduty.com/integration/<key>/enqueue" },
      [`${must} hold PagerDuty's key, of letters and digits; a placeholder seems to stand in its place.`],
    ],
    [
      "an unknown CIS name",
      { ...alarms, cisAlarms: ["root-acount-usage"] },
      [
        `cisAlarms[0] must be one of all, ${CIS_ALARM_NAMES.join(", ")}, got "root-acount-usage". Did you mean "root-account-usage"?`,
      ],
    ],
    [
      "an unknown key",
      { ...alarms, alarms: [{ ...alarm, treshold: 2 }] },
      ['alarms[0] has an unknown key "treshold". Did you mean "threshold"?'],
    ],
    [
      "an empty pattern",
      { ...alarms, alarms: [{ ...alarm, pattern: "" }] },
      ["alarms[0].pattern is required: the filter pattern."],
    ],
    [
      "an over-long pattern",
      { ...alarms, alarms: [{ ...alarm, pattern: `{ $.a = "${"x".repeat(1_020)}" }` }] },
      ["alarms[0].pattern must be at most 1024 characters long, got 1032."],
    ],
    [
      "a token that the pattern does not define",
      { ...alarms, alarms: [{ ...alarm, metricValue: "$size" }] },
      [
        "alarms[0].metricValue $size is not defined by the pattern; for a JSON pattern write $.size: { ($.eventName = StopLogging) }",
      ],
    ],
    [
      "two alarms of one name",
      { ...alarms, alarms: [alarm, alarm] },
      ['alarms[1].name is "logging-stopped", which alarms[0] has already.'],
    ],
    [
      "a name that is ours",
      { ...alarms, alarms: [{ ...alarm, name: "cis-root" }] },
      ['alarms[0].name must not begin with cis, as our own alarms do, got "cis-root".'],
    ],
    [
      "more filters than a log group may have",
      {
        ...alarms,
        cisAlarms: ["all"],
        alarms: Array.from({ length: 86 }, (_, index) => ({ ...alarm, name: `own-${String(index)}` })),
      },
      ["alarms and cisAlarms make 101 metric filters on one log group; CloudWatch Logs allows 100."],
    ],
    [
      "more patterns with regexes than a log group may have",
      {
        ...alarms,
        alarms: Array.from({ length: 6 }, (_, index) => ({
          ...alarm,
          name: `own-${String(index)}`,
          pattern: "{ $.eventName = %^Delete% }",
        })),
      },
      ["alarms make 6 metric filters with regexes (%…%) on one log group; CloudWatch Logs allows 5."],
    ],
    [
      "a key of the topic in another region",
      {
        ...alarms,
        logGroupRegion: "us-east-1",
        alarmKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/0f0f",
      },
      ["alarmKeyArn is in region eu-west-1, but logGroupRegion is us-east-1."],
    ],
  ])("%s", (_, config, problems) => {
    expect(problemsOf(config)).toEqual(problems);
  });
});
