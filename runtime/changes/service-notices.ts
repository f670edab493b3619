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

/** Control Tower and Organizations tell of what they tried and how it ended: `{createAccountStatus:{state:"FAILED"}}`. */
function saysFailed(details: unknown): boolean {
  if (typeof details !== "object" || details === null) return false;
  const fields = details as Record<string, unknown>;
  const nested = Object.values(fields).filter((one) => typeof one === "object" && one !== null);
  return [fields, ...(nested as Record<string, unknown>[])].some(({ state }) => state === "FAILED");
}

const PROGRESS =
  /^(?:Start|Begin|Initiate)(?=[A-Z])|(?:Started|Initiated|InProgress|Pending|Requested|Scheduled|Failed|Abandoned|StatusChanged)$|^SharedSnapshot/;
