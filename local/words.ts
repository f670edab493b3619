import type { EmbeddedRun } from "./run";
import { STAND_INS } from "./stand-ins/list";

/** What the run does in place of AWS, so that nobody takes it for more than it is. */
export function suppliedByTheRun(): string[] {
  return [
    "The run itself stands in for what the embedded S3 and SQS lack of AWS:",
    ...STAND_INS.map(({ what, how }) => `  ${what.padEnd(22)} ${how}`),
  ];
}

/** Where everything is, and what to do with it. */
export function howToGoOn(run: EmbeddedRun, pageUrl: string | undefined): string[] {
  const trail = run.trails.all()[0];
  const account = trail?.accountIds[0] ?? trail?.bucketAccountId;
  const key = `${trail?.prefixes[0] ?? ""}AWSLogs/${account}/CloudTrail/${trail?.region}/mine.json.gz`;
  return [
    ...(pageUrl === undefined ? [] : [`Page              ${pageUrl}`]),
    `S3 and SQS        ${run.url}  (any access key; path-style addresses)`,
    `Trail queue       ${run.queues.notices}`,
    `Change queue      ${run.queues.changes}`,
    `Parked            ${run.queues.parkedNotices}  ${run.queues.parkedChanges}`,
    `Stand-in BigPanda ${run.bigPanda.url}/data/changes`,
    "",
    "Put a trail file of that account with any S3 client, and it is read at once:",
    `  aws --endpoint-url ${run.url} s3 cp mine.json.gz s3://${trail?.bucket}/${key}`,
    "Files of any account: npm start -- FILE…   All options: npm start -- --help",
    "Ctrl-C ends the run.",
  ];
}
