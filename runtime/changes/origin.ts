import type { Origin } from "../../contract/origins";
import type { CloudTrailRecord } from "../cloudtrail/record";
import { memoize } from "./memoize";

/**
 * How the change was made, as far as the record tells: the value of `change_origin`. The user agent is what the
 * caller says of itself and can be forged; the service behind a call cannot.
 */
export function changeOrigin(record: CloudTrailRecord): Origin {
  return (
    byNamedService(record) ?? byConsoleSession(record) ?? byAwsItself(record) ?? byUserAgent(record.userAgent)
  );
}

/** `invokedBy` is written by AWS: a service made the call for somebody. */
function byNamedService({ userIdentity }: CloudTrailRecord): Origin | undefined {
  const invokedBy = userIdentity?.invokedBy;
  if (typeof invokedBy !== "string" || !invokedBy.endsWith(".amazonaws.com")) return undefined;
  if (invokedBy === "signin.amazonaws.com") return "console";
  return invokedBy === "cloudformation.amazonaws.com" ? "cloudformation" : "aws-service";
}

/** Nobody asked for it, or AWS does not say which service did: `invokedBy` reads `AWS Internal`. */
function byAwsItself({ userIdentity, eventType }: CloudTrailRecord): Origin | undefined {
  const byItself =
    isFilled(userIdentity?.invokedBy) ||
    userIdentity?.type === "AWSService" ||
    eventType === "AwsServiceEvent";
  return byItself ? "aws-service" : undefined;
}

function isFilled(text: unknown): boolean {
  return typeof text === "string" && text !== "";
}

function byConsoleSession(record: CloudTrailRecord): Origin | undefined {
  const fromConsole = record.sessionCredentialFromConsole;
  const isSet = fromConsole === true || fromConsole === "true" || fromConsole === 1;
  if (!isSet && record.eventType !== "AwsConsoleSignIn" && record.eventType !== "AwsConsoleAction")
    return undefined;
  return isCloudShell(record.userAgent) ? "cloudshell" : "console";
}

function isCloudShell(userAgent: unknown): boolean {
  return typeof userAgent === "string" && /CloudShell/i.test(userAgent);
}

/** The first that matches decides: tools name the SDK under them as well, and Pulumi's provider names Terraform. */
const AGENTS: readonly (readonly [RegExp, Origin])[] = [
  [/CloudShell/i, "cloudshell"],
  [/pulumi/i, "pulumi"],
  [/terraform|opentofu|terragrunt/i, "terraform"],
  [/\baws-cdk|\bcdk(?:-|\/)/i, "cdk"],
  [/ansible/i, "ansible"],
  [/cloudformation/i, "cloudformation"],
  [
    /kubernetes|karpenter|cluster-autoscaler|kube-|\bkops|(?:elbv2|ec2|services|eks)\.k8s\.aws|ebs\.csi|efs\.csi|external-dns|crossplane/i,
    "kubernetes",
  ],
  [/^\[?aws-cli\//i, "cli"],
  [
    /^\[?S3Console|^\[?Mozilla\/|\bConsole, aws-internal|console(?:\.[a-z0-9-]+)?\.amazonaws\.com|console\.aws\.amazon\.com|signin\.amazonaws\.com|^Coral\/|aws-internal.*Console/i,
    "console",
  ],
  [/^[a-z0-9.-]+\.amazonaws\.com$|^AWS Internal$|aws-internal/i, "aws-service"],
  [
    /aws-sdk|boto|botocore|aws-chalice|serverless|AWSPowerShell|^\[?(?:Java|Go|Python|Ruby|PHP|node)\b/i,
    "sdk",
  ],
];

/** CloudTrail records at most 1 KB of it; a file made by a stranger may hold more, and patterns cost time. */
const LONGEST_AGENT = 1_024;

const byAgent = memoize(
  (userAgent) => AGENTS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? ("other" as const),
);

function byUserAgent(userAgent: unknown): Origin {
  if (typeof userAgent !== "string" || userAgent === "") return "other";
  return byAgent(userAgent.length > LONGEST_AGENT ? userAgent.slice(0, LONGEST_AGENT) : userAgent);
}
