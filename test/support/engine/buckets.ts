import {
  CreateBucketCommand,
  GetBucketNotificationConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  S3Client,
  type NotificationConfiguration,
  type QueueConfiguration,
} from "@aws-sdk/client-s3";
import { CreateQueueCommand, SetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";

/** The emulator's S3, and queues for its notices, as the owner of the buckets uses them. */
export class Buckets {
  private readonly client = new S3Client({ ...EMULATOR, forcePathStyle: true });
  private readonly queues = new SQSClient(EMULATOR);

  async create(name: string): Promise<void> {
    await this.client.send(new CreateBucketCommand({ Bucket: name }));
  }

  /** A queue that takes what S3 sends. */
  async queue(name: string): Promise<void> {
    const { QueueUrl } = await this.queues.send(new CreateQueueCommand({ QueueName: name }));
    const statement = {
      Effect: "Allow",
      Principal: { Service: "s3.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: "*",
    };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    await this.queues.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  }

  async notify(name: string, document: NotificationConfiguration): Promise<void> {
    await this.client.send(
      new PutBucketNotificationConfigurationCommand({ Bucket: name, NotificationConfiguration: document }),
    );
  }

  /** The rules that send to queues. */
  async rules(name: string): Promise<QueueConfiguration[]> {
    const found = await this.client.send(new GetBucketNotificationConfigurationCommand({ Bucket: name }));
    return found.QueueConfigurations ?? [];
  }

  /** Their Ids. */
  async ruleIds(name: string): Promise<string[]> {
    return (await this.rules(name)).map(({ Id = "" }) => Id).sort();
  }

  close(): void {
    this.client.destroy();
    this.queues.destroy();
  }
}

const EMULATOR = {
  region: "us-east-1",
  ...(process.env.AWS_ENDPOINT_URL ? { endpoint: process.env.AWS_ENDPOINT_URL } : {}),
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
};
