import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { EMBEDDED_REGION } from "./embedded-server";
import { noticeOf } from "./notice";
import type { WrittenObject } from "./written-object";

/** Does S3's part: announces objects on the trail queue. The embedded server takes notification rules and sends nothing. */
export interface Announcer {
  /** Announces an object that was written; twice while duplicates are on. */
  written(object: WrittenObject): void;
  /** Announce each object twice. */
  duplicates: boolean;
  /** Notices beyond the first of an object. */
  readonly repeated: number;
  /** Notices of buckets that nobody registered. */
  readonly foreign: number;
  /** Announces the last object once more; false when there was none. */
  repeatLast(): Promise<boolean>;
  /** Announces an object of a bucket that is not registered. */
  announceForeign(): Promise<void>;
  /** Whether every object so far was announced. */
  isIdle(): boolean;
  settled(): Promise<unknown>;
}

export interface AnnouncerOptions {
  /** Known only after the server is up, which may be told of objects before. */
  queueUrl(): string;
  sqs(): SQSClient;
  duplicates: boolean;
}

export function createAnnouncer(options: AnnouncerOptions): Announcer {
  const announcing = new Set<Promise<unknown>>();
  let last: WrittenObject | undefined;
  let repeated = 0;
  let foreign = 0;

  const send = async (object: WrittenObject) => {
    const MessageBody = noticeOf(object, EMBEDDED_REGION, new Date());
    await options.sqs().send(new SendMessageCommand({ QueueUrl: options.queueUrl(), MessageBody }));
  };
  const announce = async (object: WrittenObject) => {
    await send(object);
    if (!announcer.duplicates) return;
    await send(object);
    repeated++;
  };

  const announcer: Announcer = {
    duplicates: options.duplicates,
    get repeated() {
      return repeated;
    },
    get foreign() {
      return foreign;
    },
    written: (object) => {
      last = object;
      const announced = announce(object).finally(() => announcing.delete(announced));
      announcing.add(announced);
    },
    repeatLast: async () => {
      if (last === undefined) return false;
      await send(last);
      repeated++;
      return true;
    },
    announceForeign: async () => {
      await send(FOREIGN);
      foreign++;
    },
    isIdle: () => announcing.size === 0,
    settled: () => Promise.allSettled(announcing),
  };
  return announcer;
}

const FOREIGN: WrittenObject = {
  bucket: "somebody-elses-bucket",
  key: "AWSLogs/999988887777/CloudTrail/eu-west-1/2026/03/10/somebody-elses-file.json.gz",
  event: "ObjectCreated:Put",
  size: 1,
};
