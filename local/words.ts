import type { EmbeddedRun } from "./run";
import { LOCAL_CHANGES_PER_MINUTE } from "./stand-ins/destination";
import { WAITS_SHORTENED_BY } from "./stand-ins/waits";

/** What the run does in place of AWS, so that nobody takes it for more than it is. */
export function suppliedByTheRun(): string[] {
  return [
    "The run itself stands in for what the embedded S3 and SQS lack of AWS:",
    "  bucket notifications   it announces each written object on the trail queue",
    "  event source mapping   it receives, deletes what is acknowledged and leaves the rest",
    "  STS                    reader roles are not assumed; nobody checks a permission",
    "  SSM parameters         registered trails, the change destination and its keys are in memory",
    "  DynamoDB               the State table is in memory",
    `It paces at ${LOCAL_CHANGES_PER_MINUTE.toLocaleString("en-GB")} changes a minute (deployed: 360), has no weekly budget, and waits`,
    `between tries ${WAITS_SHORTENED_BY} times shorter. The embedded FIFO queue hands out one message at a time.`,
  ];
}

/** Where everything is, and what to do with it. */
export function howToGoOn(run: EmbeddedRun, bigPandaUrl: string): string[] {
  const trail = run.trails.all()[0];
  const account = trail?.accountIds[0] ?? trail?.bucketAccountId;
  const key = `${trail?.prefixes[0] ?? ""}AWSLogs/${account}/CloudTrail/${trail?.region}/mine.json.gz`;
  return [
    `S3 and SQS        ${run.url}  (any access key; path-style addresses)`,
    `Trail queue       ${run.queues.notices}`,
    `Change queue      ${run.queues.changes}`,
    `Parked            ${run.queues.parkedNotices}  ${run.queues.parkedChanges}`,
    `Stand-in BigPanda ${bigPandaUrl}/data/changes`,
    "",
    "Put a trail file of that account with any S3 client, and it is read at once:",
    `  aws --endpoint-url ${run.url} s3 cp mine.json.gz s3://${trail?.bucket}/${key}`,
    "Files of any account: npm start -- FILE…   All options: npm start -- --help",
    "Ctrl-C ends the run.",
  ];
}
