import { ListObjectsV2Command, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { STSClient } from "@aws-sdk/client-sts";
import { randomUUID } from "node:crypto";
import type { TrailRegistration } from "../../contract/trail-registration";
import type { DoctorPorts, SentExternalId } from "../processing/doctor-ports";
import { assumeReaderRole } from "./assume-role";
import { objectError, roleError } from "./store-errors";

export interface ProbeClients {
  sts: STSClient;
  /** The client for the region of a queue. */
  sqsOf: (queueUrl: string) => SQSClient;
  /** For other endpoints. */
  s3Config?: S3ClientConfig;
}

/** The calls that only the checks make. Their sessions are not kept. */
export function createDoctorProbes({
  sts,
  sqsOf,
  s3Config,
}: ProbeClients): Pick<DoctorPorts, "roles" | "files" | "queues"> {
  return {
    roles: {
      assume: async (trail, sent) => {
        await assumeReaderRole(sts, trail, { externalId: externalIdOf(trail, sent) }).catch(
          (error: unknown) => {
            throw roleError(error, trail);
          },
        );
      },
    },
    files: { newest: (trail) => newestKey(sts, trail, s3Config) },
    queues: { describe: (queueUrl) => describeQueue(sqsOf(queueUrl), queueUrl) },
  };
}

/** A wrong one is drawn anew each time, so nobody can prepare for it. */
function externalIdOf(trail: TrailRegistration, sent: SentExternalId): string | null {
  if (sent === "none") return null;
  return sent === "wrong" ? `wrong-${randomUUID()}` : (trail.externalId ?? null);
}

/** Keys sort by date, so the last folder at each level leads to the newest day of one account and region. */
async function newestKey(
  sts: STSClient,
  trail: TrailRegistration,
  config: S3ClientConfig = {},
): Promise<string | undefined> {
  const session = await assumeReaderRole(sts, trail, { allowListing: true }).catch((error: unknown) => {
    throw roleError(error, trail);
  });
  const client = new S3Client({ region: trail.region, ...config, credentials: session.credentials });
  try {
    for (const prefix of trail.prefixes) {
      const owner = await ownerFolder(client, trail, prefix);
      const key = owner && (await lastUnder(client, trail, `${owner}CloudTrail/`));
      if (key !== undefined) return key;
    }
    return undefined;
  } catch (error) {
    throw objectError(error, trail.bucket);
  } finally {
    client.destroy();
  }
}

async function ownerFolder(
  client: S3Client,
  trail: TrailRegistration,
  prefix: string,
): Promise<string | undefined> {
  const base = `${prefix}AWSLogs/`;
  if (trail.organizationId === undefined) return `${base}${trail.accountIds[0] ?? trail.bucketAccountId}/`;
  const { folders } = await list(client, trail, `${base}${trail.organizationId}/`);
  return folders.at(-1);
}

async function lastUnder(
  client: S3Client,
  trail: TrailRegistration,
  prefix: string,
): Promise<string | undefined> {
  const { folders, keys } = await list(client, trail, prefix);
  const folder = folders.at(-1);
  return folder === undefined ? keys.at(-1) : lastUnder(client, trail, folder);
}

/** The first thousand entries of a folder. */
async function list(client: S3Client, trail: TrailRegistration, prefix: string) {
  const page = await client.send(
    new ListObjectsV2Command({
      Bucket: trail.bucket,
      Prefix: prefix,
      Delimiter: "/",
      ExpectedBucketOwner: trail.bucketAccountId,
    }),
  );
  return {
    folders: (page.CommonPrefixes ?? []).flatMap(({ Prefix }) => Prefix ?? []),
    keys: (page.Contents ?? []).flatMap(({ Key }) => Key ?? []),
  };
}

async function describeQueue(client: SQSClient, queueUrl: string) {
  const { Attributes: attributes = {} } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: ["ApproximateNumberOfMessages", "FifoQueue"],
    }),
  );
  return {
    fifo: attributes.FifoQueue === "true",
    messages: Number(attributes.ApproximateNumberOfMessages ?? 0),
  };
}
