import type { CloudTrailRecord } from "../../runtime/cloudtrail/record";
import type { Actor } from "./actors";
import type { Random } from "./random";

/** One call of the sample day, with what makes it different from others. */
export interface Call {
  /** Milliseconds since 1970-01-01 UTC. */
  at: number;
  account: string;
  region: string;
  actor: Actor;
  /** Without the suffix `.amazonaws.com`. */
  source: string;
  name: string;
  read?: boolean;
  request?: Record<string, unknown> | null;
  response?: Record<string, unknown> | null;
  error?: { code: string; message: string };
  resources?: { ARN: string; accountId: string; type: string }[];
  /** Fields that this call has beside, or instead of, the usual ones. */
  more?: Partial<CloudTrailRecord>;
}

/** The record that CloudTrail would write of a call, with its keys in CloudTrail's order. */
export function recordOf(call: Call, random: Random): CloudTrailRecord {
  const { actor } = call;
  const host = `${call.source}.${call.region}.amazonaws.com`;
  return {
    eventVersion: VERSIONS[call.source] ?? "1.08",
    userIdentity: actor.identity,
    eventTime: `${new Date(call.at).toISOString().slice(0, 19)}Z`,
    eventSource: `${call.source}.amazonaws.com`,
    eventName: call.name,
    awsRegion: call.region,
    sourceIPAddress: actor.sourceIp,
    userAgent: actor.userAgent,
    ...(call.error ? { errorCode: call.error.code, errorMessage: call.error.message } : {}),
    requestParameters: call.request ?? null,
    responseElements: call.response ?? null,
    requestID: random.uuid(),
    eventID: random.uuid(),
    readOnly: call.read ?? false,
    ...(call.resources ? { resources: call.resources } : {}),
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: call.account,
    eventCategory: "Management",
    ...(actor.invokedByService
      ? {}
      : {
          tlsDetails: {
            tlsVersion: "TLSv1.3",
            cipherSuite: "TLS_AES_128_GCM_SHA256",
            clientProvidedHostHeader: host,
          },
        }),
    ...(actor.console ? { sessionCredentialFromConsole: "true" } : {}),
    ...call.more,
  };
}

/** Services moved to newer record versions one by one. */
const VERSIONS: Record<string, string> = {
  ec2: "1.10",
  s3: "1.11",
  iam: "1.11",
  kms: "1.11",
  ecs: "1.11",
  ssm: "1.11",
  lambda: "1.09",
  logs: "1.11",
  rds: "1.11",
  cloudformation: "1.11",
  elasticloadbalancing: "1.11",
  autoscaling: "1.11",
};
