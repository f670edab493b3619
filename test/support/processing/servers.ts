import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  MessageNotInflight,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type Message,
} from "@aws-sdk/client-sqs";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { startChild } from "./children";
import { BUCKET } from "./fixtures";

export interface Servers {
  url: string;
  /** URLs of the queues. */
  queues: { notices: string; parked: string; changes: string };
  put(key: string, content: Buffer): Promise<void>;
  notify(body: string): Promise<void>;
  /** Takes everything visible out of a queue. */
  take(queueUrl: string): Promise<Message[]>;
  /** What Lambda does with a queue: hands a batch over and deletes what is not returned. */
  deliver(handle: (event: SQSEvent) => Promise<SQSBatchResponse>): Promise<SQSBatchResponse>;
  close(): Promise<void>;
}

/** S3 and SQS as servers of this machine, with the bucket `example-trail` and the queues of a processor. */
export async function startServers(): Promise<Servers> {
  const child = startChild("servers-child.mjs", []);
  const url = await child.line("");
  const config = {
    region: "eu-west-1",
    endpoint: url,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const sqs = new SQSClient(config);

  const queue = async (name: string, attributes?: Record<string, string>): Promise<string> => {
    await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
    return `${url}/000000000000/${name}`;
  };
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const queues = {
    notices: await queue("trails", { VisibilityTimeout: "1800" }),
    parked: await queue("trails-parked"),
    changes: await queue("changes.fifo", { FifoQueue: "true" }),
  };

  const receive = async (queueUrl: string): Promise<Message[]> => {
    const command = new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ["All"],
      MessageSystemAttributeNames: ["All"],
    });
    return (await sqs.send(command)).Messages ?? [];
  };
  const remove = async (queueUrl: string, { ReceiptHandle }: Message): Promise<void> => {
    await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
  };

  /** The tests do not wait: what was given a wait becomes visible again. Without a wait it is so already. */
  const showAgain = async ({ ReceiptHandle }: Message): Promise<void> => {
    const command = { QueueUrl: queues.notices, ReceiptHandle, VisibilityTimeout: 0 };
    await sqs.send(new ChangeMessageVisibilityCommand(command)).catch((error: unknown) => {
      if (!(error instanceof MessageNotInflight)) throw error;
    });
  };

  return {
    url,
    queues,
    put: async (key, content) => {
      await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: content }));
    },
    notify: async (body) => {
      await sqs.send(new SendMessageCommand({ QueueUrl: queues.notices, MessageBody: body }));
    },
    async take(queueUrl) {
      const all: Message[] = [];
      for (let some = await receive(queueUrl); some.length > 0; some = await receive(queueUrl)) {
        for (const message of some) await remove(queueUrl, message);
        all.push(...some);
      }
      return all;
    },
    async deliver(handle) {
      const messages = await receive(queues.notices);
      const answer = await handle({ Records: messages.map(toRecord) });
      const returned = new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      for (const message of messages) {
        if (returned.has(message.MessageId ?? "")) await showAgain(message);
        else await remove(queues.notices, message);
      }
      return answer;
    },
    close: async () => {
      s3.destroy();
      sqs.destroy();
      await child.end();
    },
  };
}

function toRecord({ MessageId = "", ReceiptHandle = "", Body = "", Attributes = {} }: Message) {
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: Attributes as unknown as SQSEvent["Records"][number]["attributes"],
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:eu-west-1:000000000000:trails",
    awsRegion: "eu-west-1",
  };
}
