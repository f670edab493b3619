import { createRegionalQueues, regionOfQueueUrl } from "../../../runtime/aws/regional-queues";
import type { MessageQueue } from "../../../runtime/ports/queue";

test.each([
  ["https://sqs.eu-west-1.amazonaws.com/999988887777/q.fifo", "eu-west-1"],
  ["https://sqs.us-gov-west-1.amazonaws.com/999988887777/q", "us-gov-west-1"],
  ["https://sqs.cn-north-1.amazonaws.com.cn/999988887777/q", "cn-north-1"],
  ["https://sqs-fips.us-east-1.amazonaws.com/999988887777/q", "us-east-1"],
  ["https://eu-west-2.queue.amazonaws.com/999988887777/q", "eu-west-2"],
  ["http://sqs.eu-west-1.localhost:4566/000000000000/q", "eu-west-1"],
  ["http://127.0.0.1:4566/000000000000/q", undefined],
  ["http://sqs.example.com/q", undefined],
  ["no URL", undefined],
])("%s is of %s", (url, region) => {
  expect(regionOfQueueUrl(url)).toBe(region);
});

test("each call goes to the region of its queue", async () => {
  const calls: string[] = [];
  const queue = createRegionalQueues("eu-west-1", (region): MessageQueue => ({
    sendBatch: async (queueUrl) => {
      calls.push(`send ${region} ${queueUrl}`);
      return [];
    },
    changeVisibility: async (queueUrl, handle, seconds) =>
      void calls.push(`wait ${region} ${queueUrl} ${handle} ${seconds}`),
  }));
  await queue.sendBatch("https://sqs.us-east-1.amazonaws.com/1/q", []);
  await queue.changeVisibility("http://127.0.0.1/q", "h", 5);
  expect(calls).toEqual([
    "send us-east-1 https://sqs.us-east-1.amazonaws.com/1/q",
    "wait eu-west-1 http://127.0.0.1/q h 5",
  ]);
});
