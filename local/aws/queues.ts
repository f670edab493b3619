import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  type QueueAttributeName,
  type SQSClient,
} from "@aws-sdk/client-sqs";

/** URLs of the queues of one installation. */
export interface Queues {
  /** The trail queue: notices of new trail files. */
  notices: string;
  /** FIFO: changes on their way to the change destination. */
  changes: string;
  parkedNotices: string;
  parkedChanges: string;
}

/** Creates the queues with the settings that they have in AWS. */
export async function createQueues(sqs: SQSClient, serverUrl: string): Promise<Queues> {
  const create = async (name: string, attributes: Record<string, string>) => {
    await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
    // The server's own answer names a host that not every machine can resolve; it goes by the name alone.
    return `${serverUrl}/000000000000/${name}`;
  };
  return {
    notices: await create("trail-queue", { VisibilityTimeout: "1800", MessageRetentionPeriod: "345600" }),
    changes: await create("change-queue.fifo", {
      FifoQueue: "true",
      VisibilityTimeout: "360",
      MessageRetentionPeriod: "1209600",
    }),
    parkedNotices: await create("parked-notices", { MessageRetentionPeriod: "1209600" }),
    parkedChanges: await create("parked-changes", { MessageRetentionPeriod: "1209600" }),
  };
}

/** Messages in a queue, those that are being worked on or wait for another try included. */
export async function depthOf(sqs: SQSClient, queueUrl: string): Promise<number> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ["All"] }),
  );
  return DEPTHS.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
}

const DEPTHS: QueueAttributeName[] = [
  "ApproximateNumberOfMessages",
  "ApproximateNumberOfMessagesNotVisible",
  "ApproximateNumberOfMessagesDelayed",
];
