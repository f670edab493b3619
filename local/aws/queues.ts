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
    notices: await create("trail-queue", {
      VisibilityTimeout: String(VISIBILITY.notices),
      MessageRetentionPeriod: "345600",
    }),
    changes: await create("change-queue.fifo", {
      FifoQueue: "true",
      VisibilityTimeout: String(VISIBILITY.changes),
      MessageRetentionPeriod: "1209600",
    }),
    parkedNotices: await create("parked-notices", { MessageRetentionPeriod: "1209600" }),
    parkedChanges: await create("parked-changes", { MessageRetentionPeriod: "1209600" }),
  };
}

/** Seconds for which a message that was handed out is not handed out again, unless it is given back before. */
export const VISIBILITY = { notices: 1_800, changes: 360 };

/** Messages in a queue. */
export interface QueueDepth {
  /** To be received now. */
  ready: number;
  /** Being worked on, or waiting for another try. */
  away: number;
  total: number;
}

export async function depthOf(sqs: SQSClient, queueUrl: string): Promise<QueueDepth> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ["All"] }),
  );
  const number = (name: QueueAttributeName) => Number(Attributes?.[name] ?? 0);
  const ready = number("ApproximateNumberOfMessages");
  const away = number("ApproximateNumberOfMessagesNotVisible") + number("ApproximateNumberOfMessagesDelayed");
  return { ready, away, total: ready + away };
}
