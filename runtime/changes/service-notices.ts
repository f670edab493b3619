import type { CloudTrailRecord } from "../cloudtrail/record";

/**
 * An AWS service changes things by itself, too, and says so in service events: a key was rotated, a deletion was
 * completed. Those are changes. Beside them stand notices of progress (it began, it failed, it is waiting), and
 * notices of what others did with something shared. Those are not.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/non-api-aws-service-events.html
 */
export function isProgressNotice(
  { eventType, serviceEventDetails }: CloudTrailRecord,
  name: string,
): boolean {
  return eventType === "AwsServiceEvent" && (PROGRESS.test(name) || saysFailed(serviceEventDetails));
}

/**
 * Control Tower, Organizations and Backup tell of what they tried and how it ended:
 * `{createAccountStatus:{state:"FAILED"}}`.
 */
function saysFailed(details: unknown): boolean {
  if (typeof details !== "object" || details === null) return false;
  const fields = details as Record<string, unknown>;
  const nested = Object.values(fields).filter((one) => typeof one === "object" && one !== null);
  return [fields, ...(nested as Record<string, unknown>[])].some(
    ({ state }) => typeof state === "string" && ENDED_IN_NOTHING.has(state),
  );
}

const ENDED_IN_NOTHING: ReadonlySet<string> = new Set(["FAILED", "ABORTED", "EXPIRED"]);

// The end of a report or a scan is no change either; nor is word of a request or of what a call of its own did.
const PROGRESS = new RegExp(
  "^(?:Start|Begin|Initiate)(?=[A-Z])|" +
    "(?:Started|Initiated|InProgress|Pending|Requested|Scheduled|Failed|Abandoned|StatusChanged|RequestStatus)$|" +
    "^SharedSnapshot|^(?:Job|ReportJob|ScanJob)(?=[A-Z])|^IssueCertificateDetails$",
);
