import { someTime, type Stage } from "../stage";

/** Access to objects, items and functions, which this trail records as data events too. */
export function dataEvents(stage: Stage): void {
  const { random, cast, account } = stage;
  const more = { managementEvent: false, eventCategory: "Data" };
  for (let object = 0; object < 30; object++) {
    const key = `orders/2026/03/10/${random.hex(12)}.json`;
    const resources = [
      { ARN: `arn:aws:s3:::example-shop-orders/${key}`, accountId: account.id, type: "AWS::S3::Object" },
      { ARN: "arn:aws:s3:::example-shop-orders", accountId: account.id, type: "AWS::S3::Bucket" },
    ];
    const write = random.chance(0.6);
    stage.call(someTime(random), random.pick(cast.instances), "s3", write ? "PutObject" : "GetObject", {
      read: !write,
      request: {
        bucketName: "example-shop-orders",
        key,
        Host: "example-shop-orders.s3.eu-west-1.amazonaws.com",
      },
      resources,
      more: {
        ...more,
        additionalEventData: {
          bytesTransferredIn: write ? random.integer(400, 9_000) : 0,
          SSEApplied: "SSE_S3",
        },
      },
    });
  }
  for (let run = 0; run < 10; run++) {
    const functionArn = `arn:aws:lambda:eu-west-1:${account.id}:function:order-events`;
    stage.call(someTime(random), random.pick(cast.instances), "lambda", "Invoke", {
      request: { functionName: functionArn, invocationType: "Event" },
      resources: [{ ARN: functionArn, accountId: account.id, type: "AWS::Lambda::Function" }],
      more,
    });
  }
}
