import { createWriteStream, existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { once } from "node:events";
import { createGzip } from "node:zlib";

export interface GeneratedFile {
  path: string;
  megabytes: number;
  /** Percent of the records whose `readOnly` is true. */
  reads: number;
}

/** Writes a trail file of about `megabytes` before compression, unless it is there from an earlier run. */
export async function generate({ path, megabytes, reads }: GeneratedFile): Promise<void> {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const gzip = createGzip();
  const file = gzip.pipe(createWriteStream(`${path}.part`));
  gzip.write('{"Records":[');
  const target = megabytes * 1e6;
  for (let index = 0, bytes = 0; bytes < target; index++) {
    const text = (index === 0 ? "" : ",") + JSON.stringify(record(index, reads));
    bytes += text.length;
    if (!gzip.write(text)) await once(gzip, "drain");
  }
  gzip.end("]}");
  await once(file, "finish");
  renameSync(`${path}.part`, path);
}

/** About 1.4 kB, as records of a busy account are; ids differ, so that it compresses about as such files do. */
function record(index: number, reads: number): object {
  const noise = (seed: number) =>
    (Math.imul(index + seed, 2_654_435_761) >>> 0).toString(16).padStart(8, "0");
  const isRead = (index * 61) % 100 < reads;
  const kind = (isRead ? READS : WRITES)[index % 4] ?? READS[0];
  const role = `Service${String(index % 97)}`;
  return {
    eventVersion: "1.10",
    userIdentity: {
      type: "AssumedRole",
      principalId: `AROA${noise(1).toUpperCase()}:${noise(2)}`,
      arn: `arn:aws:sts::111122223333:assumed-role/${role}/${noise(2)}`,
      accountId: "111122223333",
      accessKeyId: `ASIA${noise(3).toUpperCase()}EXAMPLE`,
      sessionContext: {
        sessionIssuer: {
          type: "Role",
          principalId: `AROA${noise(1).toUpperCase()}`,
          arn: `arn:aws:iam::111122223333:role/${role}`,
          accountId: "111122223333",
          userName: role,
        },
        attributes: { creationDate: "2026-03-04T05:00:00Z", mfaAuthenticated: "false" },
      },
    },
    eventTime: `2026-03-04T05:${String(index % 60).padStart(2, "0")}:07Z`,
    eventSource: kind?.source,
    eventName: kind?.name,
    awsRegion: "eu-west-1",
    sourceIPAddress: `203.0.113.${String(index % 250)}`,
    userAgent: "[aws-sdk-java/2.20.160 Linux/5.10.184 OpenJDK_64-Bit_Server_VM/17.0.8]",
    requestParameters: {
      clusterId: `prod-${noise(4)}`,
      tasks: [`arn:aws:ecs:eu-west-1:111122223333:task/${noise(5)}${noise(6)}`],
      // The key that a careless search would take for the record's own.
      mountPoints: index % 5 === 0 ? [{ sourceVolume: "data", readOnly: true }] : undefined,
      filterSet: { items: [{ name: "vpc-id", valueSet: { items: [{ value: `vpc-${noise(7)}` }] } }] },
    },
    responseElements: isRead
      ? null
      : { requestId: noise(8), _return: true, description: `changed ${noise(9)}` },
    requestID: `${noise(10)}-0000-4000-8000-${noise(11)}0000`,
    eventID: `${noise(12)}-0000-4000-8000-${String(index).padStart(12, "0")}`,
    readOnly: isRead,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: "111122223333",
    eventCategory: "Management",
    tlsDetails: {
      tlsVersion: "TLSv1.3",
      cipherSuite: "TLS_AES_128_GCM_SHA256",
      clientProvidedHostHeader: "ecs.eu-west-1.amazonaws.com",
    },
    errorCode: !isRead && index % 7 === 0 ? "ThrottlingException" : undefined,
  };
}

const READS = [
  { source: "ecs.amazonaws.com", name: "DescribeTasks" },
  { source: "ec2.amazonaws.com", name: "DescribeInstances" },
  { source: "s3.amazonaws.com", name: "GetBucketLocation" },
  { source: "kms.amazonaws.com", name: "Decrypt" },
];
const WRITES = [
  { source: "ecs.amazonaws.com", name: "UpdateService" },
  { source: "ec2.amazonaws.com", name: "CreateNetworkInterface" },
  { source: "lambda.amazonaws.com", name: "UpdateFunctionConfiguration20150331v2" },
  { source: "elasticloadbalancing.amazonaws.com", name: "RegisterTargets" },
];
