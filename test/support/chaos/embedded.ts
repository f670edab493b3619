import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
  type Message,
} from "@aws-sdk/client-sqs";
import type { World } from "./world";
import { startWorldProcess } from "./world-process";

/** The embedded S3 and SQS server in a process of its own, in the time of the run. */
export interface Embedded {
  url: string;
  sqs: SQSClient;
  createBucket(name: string): Promise<void>;
  createQueue(name: string, visibilitySeconds: number): Promise<void>;
  put(bucket: string, key: string, content: Buffer): Promise<void>;
  /** Messages that can be received now, and all others. */
  depth(queue: string): Promise<{ visible: number; waiting: number }>;
  /** Makes received messages visible again in a second. */
  shorten(queue: string, messages: Pick<Message, "ReceiptHandle">[]): Promise<void>;
  /** Takes everything out of a queue. */
  drain(queue: string): Promise<Message[]>;
  follow(): Promise<void>;
  close(): Promise<void>;
}

export async function startEmbedded(world: World, complaint: (text: string) => void): Promise<Embedded> {
  let found: (url: string) => void = () => {};
  const address = new Promise<string>((resolve) => (found = resolve));
  const process = startWorldProcess({
    script: "../processing/servers-child.mjs",
    // Its own polling keeps the machine's pace; only its dates are those of the run.
    env: { CHAOS_TIMERS: "real" },
    world,
    line: (text) => found(text),
    complaint,
  });
  const url = await Promise.race([
    address,
    process.ended.then(() => Promise.reject(new Error("The embedded server ended."))),
  ]);
  const config = {
    region: "eu-west-1",
    endpoint: url,
    credentials: { accessKeyId: "t", secretAccessKey: "t" },
  };
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const sqs = new SQSClient(config);
  const urlOf = (queue: string) => `${url}/000000000000/${queue}`;

  return {
    url,
    sqs,
    createBucket: async (Bucket) => void (await s3.send(new CreateBucketCommand({ Bucket }))),
    createQueue: async (QueueName, visibilitySeconds) => {
      const Attributes = { VisibilityTimeout: String(visibilitySeconds), MessageRetentionPeriod: "1209600" };
      await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    },
    put: async (Bucket, Key, Body) => void (await s3.send(new PutObjectCommand({ Bucket, Key, Body }))),
    depth: async (queue) => {
      const { Attributes: all = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: urlOf(queue), AttributeNames: ["All"] }),
      );
      const waiting =
        Number(all.ApproximateNumberOfMessagesNotVisible) + Number(all.ApproximateNumberOfMessagesDelayed);
      return { visible: Number(all.ApproximateNumberOfMessages), waiting };
    },
    shorten: async (queue, messages) => {
      for (const { ReceiptHandle } of messages) {
        const command = { QueueUrl: urlOf(queue), ReceiptHandle, VisibilityTimeout: 1 };
        await sqs.send(new ChangeMessageVisibilityCommand(command));
      }
    },
    drain: async (queue) => {
      const all: Message[] = [];
      for (;;) {
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({
            QueueUrl: urlOf(queue),
            MaxNumberOfMessages: 10,
            MessageAttributeNames: ["All"],
          }),
        );
        if (Messages.length === 0) return all;
        all.push(...Messages);
        const Entries = Messages.map(({ ReceiptHandle }, at) => ({ Id: String(at), ReceiptHandle }));
        await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: urlOf(queue), Entries }));
      }
    },
    follow: process.follow,
    close: async () => {
      s3.destroy();
      sqs.destroy();
      process.kill();
      await process.ended;
    },
  };
}
