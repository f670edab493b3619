import type { MessageQueue } from "../ports/queue";

/**
 * Sends each call to the region that the queue's URL names, since a request is signed for one region and a
 * processor hands changes to a queue of the home region. URLs that name none are taken for `fallbackRegion`.
 */
export function createRegionalQueues(
  fallbackRegion: string,
  queueOf: (region: string) => MessageQueue,
): MessageQueue {
  const queues = new Map<string, MessageQueue>();
  const at = (queueUrl: string): MessageQueue => {
    const region = regionOfQueueUrl(queueUrl) ?? fallbackRegion;
    const queue = queues.get(region) ?? queueOf(region);
    queues.set(region, queue);
    return queue;
  };
  return {
    sendBatch: (queueUrl, messages) => at(queueUrl).sendBatch(queueUrl, messages),
    changeVisibility: (queueUrl, receiptHandle, seconds) =>
      at(queueUrl).changeVisibility(queueUrl, receiptHandle, seconds),
  };
}

/** https://docs.aws.amazon.com/general/latest/gr/sqs-service.html */
export function regionOfQueueUrl(queueUrl: string): string | undefined {
  if (!URL.canParse(queueUrl)) return undefined;
  const host = new URL(queueUrl).hostname;
  const match = /^sqs(?:-fips)?\.([a-z0-9-]+)\./.exec(host) ?? /^([a-z0-9-]+)\.queue\./.exec(host);
  const region = match?.[1];
  return region !== undefined && /-\d+$/.test(region) ? region : undefined;
}
