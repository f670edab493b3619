/** What is neither measured nor published. Each is changed alone in the table of what it matters. */
export interface Assumption {
  value: number;
  unit: string;
  why: string;
}

const assume = (value: number, unit: string, why: string): Assumption => ({ value, unit, why });

export const ASSUMPTIONS = {
  slower: assume(1.5, "times", "CPU time on a core of Lambda's arm64, to that of the machine measured on"),
  callCpuMs: assume(2, "ms", "CPU of one call over HTTPS by an AWS SDK client or to BigPanda, on Lambda"),
  s3Ms: assume(40, "ms", "GetObject of a small object, to its last byte"),
  sqsMs: assume(15, "ms", "SendMessageBatch"),
  dynamoMs: assume(6, "ms", "one call of DynamoDB"),
  postMs: assume(200, "ms", "one call of BigPanda"),
  noticesPerInvocation: assume(2, "notices", "in one invocation of the processor, 1 to 5"),
  changesPerInvocation: assume(4, "changes", "in one invocation of the publisher, 1 to 10"),
  platformBytes: assume(700, "bytes", "Lambda's own log lines of one invocation, as JSON"),
  recordsPerFile: assume(43, "records", "in a file: 50,000 records an account and day over its files"),
  readsPercent: assume(80, "%", "records whose readOnly is true: 50, 80 or 95, as measured"),
  regionsPerAccount: assume(4, "regions", "with activity, in each of which an account gets files"),
  deliveriesPerHour: assume(
    12,
    "files",
    "an hour, account and region: [about every 5 minutes](https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html), one file each",
  ),
  peak: assume(3, "times", "the files a second of a busy minute to those of an average one"),
  turnMs: assume(30, "ms", "between two invocations for one FIFO group"),
  idlePollers: assume(5, "polls", "of 20 s that Lambda keeps open on each queue, also an idle one"),
  headerBytes: assume(800, "bytes", "of headers and TLS for one call of BigPanda"),
} as const satisfies Record<string, Assumption>;

export type AssumptionName = keyof typeof ASSUMPTIONS;
export type Values = Record<AssumptionName, number>;

export function valuesOf(changed: Partial<Values> = {}): Values {
  const base = Object.fromEntries(Object.entries(ASSUMPTIONS).map(([name, { value }]) => [name, value]));
  return { ...base, ...changed } as Values;
}
