/**
 * An AWS service changes things by itself, too, and says so in service events: a key was rotated, a deletion was
 * completed. Those are changes. Beside them stand notices of progress (it began, it failed, it is waiting), and
 * notices of what others did with something shared. Those are not.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/non-api-aws-service-events.html
 */
export function isProgressNotice(eventType: string | undefined, name: string): boolean {
  return eventType === "AwsServiceEvent" && PROGRESS.test(name);
}

const PROGRESS =
  /^(?:Start|Begin|Initiate)(?=[A-Z])|(?:Started|Initiated|InProgress|Pending|Requested|Scheduled|Failed|Abandoned)$|^SharedSnapshot/;
