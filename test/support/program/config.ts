import { ContractError } from "../../../contract/problems";
import { KEY_NAMES, keyOf, type ConfigValues } from "../../../program/config/keys";
import { parseConfig } from "../../../program/config/parse";

/** What stands in a stack's file, key by key. */
export type StackConfig = Record<string, unknown>;

/** A text as Pulumi hands it to a program: what is no text as JSON. */
export function configText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The configuration as a program under the `pulumi` command sees it: with Pulumi.yaml's defaults. */
export function withDefaults(config: StackConfig): StackConfig {
  return { ...Object.fromEntries(KEY_NAMES.map((name) => [name, keyOf(name).default])), ...config };
}

/** Parsed; `plain` names keys that were set without `--secret`. */
export function parse(config: StackConfig, plain: string[] = []): ConfigValues {
  const texts = new Map(Object.entries(config).map(([key, value]) => [key, configText(value)]));
  return parseConfig({
    names: () => [...texts.keys()],
    get: (name) => texts.get(name),
    isSecret: (name) => !plain.includes(name),
  });
}

/** Everything that is wrong; the same with and without Pulumi.yaml's defaults, as the Automation API may run it. */
export function problemsOf(config: StackConfig, plain: string[] = []): string[] {
  const attempts = [config, withDefaults(config)].map((one) => {
    try {
      parse(one, plain);
      return [];
    } catch (error) {
      if (error instanceof ContractError) return error.problems;
      throw error;
    }
  });
  const [bare = [], defaulted = []] = attempts;
  expect(defaulted).toEqual(bare);
  return bare;
}

const URL_OF_ALARMS = "https://events.pagerduty.com/integration/0123456789abcdef0123456789abcdef/enqueue";

/** Smallest working configurations. */
export const SMALLEST = {
  customer: {
    bucket: "example-trail-logs",
    notification: "exclusive",
    vendor: {
      accountId: "444455556666",
      queueArn: "arn:aws:sqs:eu-west-1:444455556666:cloudtrail",
      externalId: "7d1c1f6e",
    },
  },
  alarms: { integrationUrl: URL_OF_ALARMS, logGroupName: "cloudtrail" },
  vendor: {
    side: "vendor",
    apiKeyParameter: "/bigpanda/api-key",
    appKeyParameter: "/bigpanda/app-key",
    trails: [
      {
        name: "acme",
        bucket: "acme-trail-logs",
        bucketAccountId: "111122223333",
        region: "eu-west-1",
        externalId: "f7c1a09b",
      },
    ],
  },
  both: {
    side: "both",
    bucket: "example-trail-logs",
    notification: "exclusive",
    apiKeyParameter: "/bigpanda/api-key",
    appKeyParameter: "/bigpanda/app-key",
  },
} satisfies Record<string, StackConfig>;
