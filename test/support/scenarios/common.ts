import type { RunOptions } from "../components/monitor";

/** A program of our components as users write them, for tests that look at many. */
export interface Scenario {
  program: () => void | Promise<void>;
  options?: RunOptions;
}

export const INTEGRATION_URL =
  "https://events.pagerduty.com/integration/0123456789abcdef0123456789abcdef/enqueue";
export const TAGS = { team: "operations" };
/** Another region than the provider's, to see that it reaches every resource. */
export const REGION = "eu-central-1";
export const CUSTOMER = "111122223333";
export const VENDOR = "444455556666";
export const BUCKET = "example-trail-logs";
export const BOUNDARY = `arn:aws:iam::${CUSTOMER}:policy/boundary`;

/** The newest one that version 5 of Terraform's provider knows; newer ones differ in nothing else. */
export const FUNCTION_RUNTIME = "nodejs22.x";

/** The account that a scenario runs in, and what its bucket holds already. */
export function inAccount(accountId: string, document: Partial<BucketDocument> = {}): RunOptions {
  const found: BucketDocument = {
    bucket: BUCKET,
    ...{ eventbridge: false, queues: [], topics: [], lambdaFunctions: [] },
    ...document,
  };
  return { accountId, calls: { "aws:s3/getBucketNotification:getBucketNotification": () => found } };
}

interface BucketDocument {
  bucket: string;
  eventbridge: boolean;
  queues: unknown[];
  topics: unknown[];
  lambdaFunctions: unknown[];
}

/** What a bucket has where others send notices of theirs, too. */
export const FOREIGN_RULE = {
  id: "reports",
  queueArn: `arn:aws:sqs:eu-west-1:${CUSTOMER}:reports`,
  events: ["s3:ObjectCreated:*"],
  filterPrefix: "reports/",
  filterSuffix: "",
};
