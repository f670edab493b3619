import { CreateTopicCommand, ListSubscriptionsByTopicCommand, SNSClient } from "@aws-sdk/client-sns";

/** The emulator's SNS, as the owner of a topic uses it. */
export class Topics {
  private readonly client = new SNSClient({
    region: "us-east-1",
    ...(process.env.AWS_ENDPOINT_URL ? { endpoint: process.env.AWS_ENDPOINT_URL } : {}),
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });

  /** Gives its ARN. */
  async create(name: string): Promise<string> {
    const { TopicArn = "" } = await this.client.send(new CreateTopicCommand({ Name: name }));
    return TopicArn;
  }

  /** ARNs of the queues that are subscribed to it. */
  async subscribed(topicArn: string): Promise<string[]> {
    const { Subscriptions = [] } = await this.client.send(
      new ListSubscriptionsByTopicCommand({ TopicArn: topicArn }),
    );
    return Subscriptions.map(({ Endpoint = "" }) => Endpoint);
  }

  close(): void {
    this.client.destroy();
  }
}
