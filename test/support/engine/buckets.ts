import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketNotificationConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  S3Client,
  type BucketLocationConstraint,
  type NotificationConfiguration,
  type QueueConfiguration,
} from "@aws-sdk/client-s3";
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";

/** The emulator's S3, and queues for its notices, as the owner of the buckets uses them. */
export class Buckets {
  private readonly client: S3Client;
  private readonly queues: SQSClient;

  constructor(private readonly region = "us-east-1") {
    const emulator = {
      region,
      ...(process.env.AWS_ENDPOINT_URL ? { endpoint: process.env.AWS_ENDPOINT_URL } : {}),
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    };
    this.client = new S3Client({ ...emulator, forcePathStyle: true });
    this.queues = new SQSClient(emulator);
  }

  async create(name: string): Promise<void> {
    // The first region is the one that must not be named.
    const place = this.region === "us-east-1" ? undefined : (this.region as BucketLocationConstraint);
    await this.client.send(
      new CreateBucketCommand({
        Bucket: name,
        ...(place ? { CreateBucketConfiguration: { LocationConstraint: place } } : {}),
      }),
    );
  }

  async delete(name: string): Promise<void> {
    await this.client.send(new DeleteBucketCommand({ Bucket: name }));
  }

  /** A queue that takes what S3 sends. Gives its ARN. */
  async queue(name: string): Promise<string> {
    const { QueueUrl } = await this.queues.send(new CreateQueueCommand({ QueueName: name }));
    const statement = {
      Effect: "Allow",
      Principal: { Service: "s3.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: "*",
    };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    await this.queues.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
    const { Attributes } = await this.queues.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }),
    );
    return Attributes?.QueueArn ?? "";
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

  async tellsEventBridge(name: string): Promise<boolean> {
    const found = await this.client.send(new GetBucketNotificationConfigurationCommand({ Bucket: name }));
    return found.EventBridgeConfiguration !== undefined;
  }

  close(): void {
    this.client.destroy();
    this.queues.destroy();
  }
}
