import type { RunOptions } from "./monitor";

export interface FoundDocument {
  eventbridge?: boolean;
  queues?: FoundRule[];
  topics?: FoundRule[];
  lambdaFunctions?: FoundRule[];
}
interface FoundRule {
  id: string;
  events: string[];
  filterPrefix?: string;
  filterSuffix?: string;
  queueArn?: string;
  topicArn?: string;
  lambdaFunctionArn?: string;
}

export const GET_NOTIFICATION = "aws:s3/getBucketNotification:getBucketNotification";

/** What the fake AWS answers when it is asked for a bucket's notification document. */
export function bucketHolds(document: FoundDocument = {}): Required<Pick<RunOptions, "calls">> {
  const complete = (rules: FoundRule[] = []) =>
    rules.map((rule) => ({ filterPrefix: "", filterSuffix: "", ...rule }));
  return {
    calls: {
      [GET_NOTIFICATION]: ({ bucket, region }) => ({
        bucket,
        region: region ?? "eu-west-1",
        eventbridge: document.eventbridge ?? false,
        queues: complete(document.queues),
        topics: complete(document.topics),
        lambdaFunctions: complete(document.lambdaFunctions),
      }),
    },
  };
}
