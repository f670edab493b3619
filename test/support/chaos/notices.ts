import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { noticeOf } from "../../../local/aws/notice";
import type { ChaosFile } from "./files";

/** The notice of one file, or of several in one message. */
export function noticeFor(files: Pick<ChaosFile, "bucket" | "key" | "content">[], now: number): string {
  const Records = files.flatMap(({ bucket, key, content }) => {
    const object = {
      bucket,
      key,
      event: "ObjectCreated:Put" as const,
      size: content?.length ?? 0,
      eTag: "0",
    };
    return (JSON.parse(noticeOf(object, "eu-west-1", new Date(now))) as { Records: object[] }).Records;
  });
  return JSON.stringify({ Records });
}

/** Notices that name files which are not ours to read. */
export function foreignNotices(file: ChaosFile, now: number): string[] {
  return [
    noticeFor([{ ...file, bucket: "chaos-nobody" }], now),
    noticeFor([{ ...file, key: file.key.replaceAll(file.customer.account, "999900001111") }], now),
    JSON.stringify({
      Service: "Amazon S3",
      Event: "s3:TestEvent",
      Time: new Date(now).toISOString(),
      Bucket: file.bucket,
    }),
  ];
}

export async function sendNotice(sqs: SQSClient, QueueUrl: string, MessageBody: string): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
}
