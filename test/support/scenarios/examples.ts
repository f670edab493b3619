import { runExample } from "../examples/run";
import type { RecordedResource, RunOptions } from "../components/monitor";
import { FUNCTION_RUNTIME, inAccount, INTEGRATION_URL } from "./common";

/** What each of the examples is told, as whoever tries it would. */
export const EXAMPLE_ANSWERS: Record<string, Record<string, string>> = {
  "alarms-only": { logGroupName: "cloudtrail", integrationUrl: INTEGRATION_URL },
  both: {
    bucket: "example-trail-logs",
    apiKeyParameter: "/bigpanda/api-key",
    appKeyParameter: "/bigpanda/app-key",
  },
  customer: {
    bucket: "example-trail-logs",
    vendorAccountId: "444455556666",
    queueArn: "arn:aws:sqs:eu-west-1:444455556666:cloudtrail",
    externalId: "7d1c1f6e",
  },
  "customer-yaml-config": {},
  embed: { integrationUrl: INTEGRATION_URL },
  vendor: {},
};

/** Its bucket has the rule that its configuration replaces. */
export const OLD_RULE = {
  id: "old-integration",
  queueArn: "arn:aws:sqs:eu-west-1:444455556666:old",
  events: ["s3:ObjectCreated:*"],
  filterPrefix: "",
  filterSuffix: "",
};

export const EXAMPLE_NAMES = Object.keys(EXAMPLE_ANSWERS);

export const exampleOptions = (name: string): RunOptions =>
  inAccount("111122223333", name === "customer-yaml-config" ? { queues: [OLD_RULE] } : {});

/**
 * What an example asks for. The runtime of its functions, which is the default one, becomes the newest that version 5
 * of Terraform's provider knows.
 */
export async function recordedExample(name: string): Promise<RecordedResource[]> {
  const config = { "aws:region": "eu-west-1", ...EXAMPLE_ANSWERS[name] };
  const { resources } = await runExample(name, config, exampleOptions(name));
  return resources.map((resource) =>
    resource.inputs.runtime === undefined
      ? resource
      : { ...resource, inputs: { ...resource.inputs, runtime: FUNCTION_RUNTIME } },
  );
}
