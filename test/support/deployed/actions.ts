import { PutObjectCommand } from "@aws-sdk/client-s3";
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type Message,
} from "@aws-sdk/client-sqs";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { gzipOf, keyOf } from "../processing/fixtures";
import type { Clients } from "./clients";
import type { SeenRequest } from "./front";
import type { World } from "./world";

/** Asks again and again until there is an answer; throws with `what` when none comes. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  seconds = 60,
): Promise<T> {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Nothing came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export interface File {
  bucket: string;
  /** Owner of bucket and key. */
  accountId: string;
  /** Last part of its key. */
  name: string;
  /** Its records, or its bytes. */
  content: CloudTrailRecord[] | Buffer;
  key?: string;
}

/** Puts a trail file into a bucket, as CloudTrail does. Returns its key. */
export async function putTrailFile({ shown }: World, { s3 }: Clients, file: File): Promise<string> {
  const { key = keyOf(file.name, file.accountId) } = file;
  const Body = Buffer.isBuffer(file.content) ? file.content : gzipOf(file.content);
  await s3.send(new PutObjectCommand({ Bucket: file.bucket, Key: key, Body }));
  shown.filesPut++;
  return key;
}

/** What came to BigPanda about one identifier, accepted or not. */
export function requestsOf({ bigPandaFront }: World, identifier: string): SeenRequest[] {
  return bigPandaFront.seen.filter(
    ({ body }) => (JSON.parse(body) as { identifier?: string }).identifier === identifier,
  );
}

/** The `count`th request about an identifier, which may still have to come. */
export function requestOf(world: World, identifier: string, count = 1): Promise<SeenRequest> {
  return until(`request ${count} about ${identifier}`, () => requestsOf(world, identifier)[count - 1]);
}

/** URL of a queue of the emulator. */
export function queueUrl({ emulator }: World, accountId: string, name: string): string {
  return `${emulator.url}/${accountId}/${name}`;
}

/** Messages in a queue, also those that are being worked on. */
export async function depthOf({ queues }: Clients, url: string): Promise<number> {
  const names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
  const { Attributes } = await queues.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...names] }),
  );
  return names.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
}

/** Takes the next message out of a queue, which may still have to come. */
export async function takeMessage({ queues }: Clients, url: string): Promise<Message> {
  const message = await until(`a message in ${url}`, async () => {
    const { Messages } = await queues.send(
      new ReceiveMessageCommand({ QueueUrl: url, MessageAttributeNames: ["All"] }),
    );
    return Messages?.[0];
  });
  await queues.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message.ReceiptHandle }));
  return message;
}

/** Sums of a metric in the lines that a function has logged. */
export function metricOf({ emulator }: World, service: string, metric: string): number {
  return emulator
    .output()
    .split("\n")
    .filter((line) => line.startsWith('{"_aws"'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => line.service === service)
    .reduce((sum, line) => sum + Number(line[metric] ?? 0), 0);
}
