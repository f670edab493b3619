import { createCarryOut } from "../../../runtime/processing/carry-out";
import { createTries } from "../../../runtime/processing/tries";
import { silentLog } from "../../../runtime/support/log";
import { silentMetrics } from "../../../runtime/support/metrics";
import { messageOf } from "../../support/processing/fixtures";

test("a notice is given back to the queue that it came from, when a processor has several", async () => {
  const given: string[] = [];
  const carryOut = createCarryOut({
    queue: {
      sendBatch: async () => [],
      changeVisibility: async (queueUrl) => void given.push(queueUrl),
    },
    noticeQueueUrl: "https://sqs.eu-west-1.amazonaws.com/999988887777/acme-trails",
    parkedNoticeQueueUrl: "https://sqs.eu-west-1.amazonaws.com/999988887777/acme-trails-dlq",
    tries: createTries(),
    random: () => 0.5,
    log: silentLog,
    metrics: silentMetrics,
  });
  const message = { messageId: "m1", body: "{}", receives: 1 };
  const fault = { code: "not-begun", class: "interrupted", message: "Not begun." } as const;
  for (const queueName of ["acme-trails", "acme-trails-2"]) {
    const record = {
      ...messageOf("{}"),
      eventSourceARN: `arn:aws:sqs:eu-west-1:999988887777:${queueName}`,
    };
    await carryOut(record, message, { kind: "retry", seconds: 60, cause: { fault } });
  }
  expect(given).toEqual([
    "https://sqs.eu-west-1.amazonaws.com/999988887777/acme-trails",
    "https://sqs.eu-west-1.amazonaws.com/999988887777/acme-trails-2",
  ]);
});
