import type { Origin } from "../../contract/origins";
import type { CloudTrailRecord } from "../cloudtrail/record";

/**
 * How the change was made, as far as the record tells: the value of `change_origin`. The user agent is what the
 * caller says of itself and can be forged; the service behind a call cannot.
 */
export function changeOrigin(record: CloudTrailRecord): Origin {
  return byService(record) ?? byConsoleSession(record) ?? byUserAgent(record.userAgent);
}

/** `invokedBy` is written by AWS: a service made the call, by itself or for somebody. */
function byService({ userIdentity, eventType }: CloudTrailRecord): Origin | undefined {
  const invokedBy = userIdentity?.invokedBy;
  if (invokedBy === "signin.amazonaws.com") return "console";
  if (invokedBy === "cloudformation.amazonaws.com") return "cloudformation";
  if (typeof invokedBy === "string" && invokedBy !== "") return "aws-service";
  if (userIdentity?.type === "AWSService" || eventType === "AwsServiceEvent") return "aws-service";
  return undefined;
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
    /^\[?S3Console|^Mozilla\/|console\.amazonaws\.com|console\.aws\.amazon\.com|signin\.amazonaws\.com|^Coral\/|aws-internal.*Console/i,
    "console",
  ],
  [/^(?!aws-internal)[a-z0-9.-]+\.amazonaws\.com$|^AWS Internal$|^aws-internal/i, "aws-service"],
  [
    /aws-sdk|boto|botocore|aws-chalice|serverless|AWSPowerShell|^\[?(?:Java|Go|Python|Ruby|PHP|node)\b/i,
    "sdk",
  ],
];

const known = new Map<string, Origin>();
const KNOWN_AT_MOST = 2_000;

/** The same few agents make most of the calls, so the answers are kept. */
function byUserAgent(userAgent: unknown): Origin {
  if (typeof userAgent !== "string" || userAgent === "") return "other";
  const before = known.get(userAgent);
  if (before) return before;
  const origin = AGENTS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "other";
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(userAgent, origin);
  return origin;
}
