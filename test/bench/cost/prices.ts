/** A published price in US dollars, of us-east-1 without free tier or discount. */
export interface Price {
  what: string;
  /** Dollars for `per` units. */
  dollars: number;
  per: number;
  unit: string;
  /** AWS's own page. */
  page: string;
  /** Where and when the figure was read; undefined: as known, not verified. */
  read?: string;
}

const aws = (path: string) => `https://aws.amazon.com/${path}/`;
const SQS_READ =
  "[June 2026](https://www.factualminds.com/blog/amazon-sqs-pricing-64kb-rule-fifo-vs-standard/)";
const LAMBDA_READ =
  "[May 2026](https://git.mcrn.ar/mariano/lambda_local_runner/src/branch/main/docs/lambdas-md/lambda-13-cost.md)";
const DYNAMO_READ = "[July 2025](https://airbyte.com/data-engineering-resources/dynamodb-pricing)";
const S3_READ = "[no date](https://c3x.dev/blog/s3-request-fees-explained)";

export const PRICES = {
  lambdaGbSecond: {
    what: "Lambda, arm64, duration",
    dollars: 13.3334,
    per: 1e6,
    unit: "GB-s",
    page: aws("lambda/pricing"),
    read: LAMBDA_READ,
  },
  lambdaRequest: {
    what: "Lambda, requests",
    dollars: 0.2,
    per: 1e6,
    unit: "requests",
    page: aws("lambda/pricing"),
    read: LAMBDA_READ,
  },
  sqsStandard: {
    what: "SQS standard, each 64 KB of a request",
    dollars: 0.4,
    per: 1e6,
    unit: "requests",
    page: aws("sqs/pricing"),
    read: SQS_READ,
  },
  sqsFifo: {
    what: "SQS FIFO, each 64 KB of a request",
    dollars: 0.5,
    per: 1e6,
    unit: "requests",
    page: aws("sqs/pricing"),
    read: SQS_READ,
  },
  s3Get: {
    what: "S3 Standard, GET",
    dollars: 0.4,
    per: 1e6,
    unit: "requests",
    page: aws("s3/pricing"),
    read: S3_READ,
  },
  s3List: {
    what: "S3 Standard, LIST",
    dollars: 5,
    per: 1e6,
    unit: "requests",
    page: aws("s3/pricing"),
    read: S3_READ,
  },
  kmsRequest: {
    what: "KMS, requests",
    dollars: 3,
    per: 1e6,
    unit: "requests",
    page: aws("kms/pricing"),
    read: "[June 2026](https://www.factualminds.com/blog/aws-kms-pricing-keys-requests-multi-region/)",
  },
  dynamoWrite: {
    what: "DynamoDB on demand, writes",
    dollars: 0.625,
    per: 1e6,
    unit: "units of 1 KB",
    page: aws("dynamodb/pricing/on-demand"),
    read: DYNAMO_READ,
  },
  dynamoRead: {
    what: "DynamoDB on demand, consistent reads",
    dollars: 0.125,
    per: 1e6,
    unit: "units of 4 KB",
    page: aws("dynamodb/pricing/on-demand"),
    read: DYNAMO_READ,
  },
  logs: {
    what: "CloudWatch Logs, ingestion",
    dollars: 0.5,
    per: 1e9,
    unit: "bytes",
    page: aws("cloudwatch/pricing"),
    read: "[June 2026](https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/)",
  },
  metric: {
    what: "CloudWatch, custom metric, first 10,000",
    dollars: 0.3,
    per: 1,
    unit: "metric and month",
    page: aws("cloudwatch/pricing"),
    read: "[February 2026](https://signoz.io/guides/cloudwatch-pricing)",
  },
  alarm: {
    what: "CloudWatch, alarm, each metric it watches",
    dollars: 0.1,
    per: 1,
    unit: "metric and month",
    page: aws("cloudwatch/pricing"),
  },
  ssmHigher: {
    what: "SSM, GetParameter with higher throughput",
    dollars: 5,
    per: 1e6,
    unit: "requests",
    page: aws("systems-manager/pricing"),
  },
  internet: {
    what: "Data transfer to the internet, first 10 TB",
    dollars: 0.09,
    per: 1e9,
    unit: "bytes",
    page: aws("ec2/pricing/on-demand"),
    read: "[March 2026](https://wring.co/blog/aws-data-transfer-pricing-guide)",
  },
  interRegion: {
    what: "Data transfer between regions",
    dollars: 0.02,
    per: 1e9,
    unit: "bytes",
    page: aws("ec2/pricing/on-demand"),
    read: "[March 2026](https://wring.co/blog/aws-data-transfer-pricing-guide)",
  },
} as const satisfies Record<string, Price>;

export type PriceName = keyof typeof PRICES;

export function dollarsOf(name: PriceName, units: number): number {
  const { dollars, per } = PRICES[name];
  return (units * dollars) / per;
}
