import {
  GetBucketNotificationConfigurationCommand,
  type NotificationConfiguration,
} from "@aws-sdk/client-s3";
import {
  GetQueueAttributesCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
} from "@aws-sdk/client-sqs";
import { queueUrl } from "../../support/deployed/actions";
import { clientsOf, rootOf } from "../../support/deployed/clients";
import { notify } from "../../support/deployed/ground";
import { denied, pair } from "../../support/deployed/permissions";
import { BUCKETS, CUSTOMER, STRANGER, VENDOR } from "../../support/deployed/programs";
import { REGION } from "../../support/deployed/stack";
import type { World } from "../../support/deployed/world";

const QUEUE_ARN = `arn:aws:sqs:${REGION}:${VENDOR}:vendor-trails`;
const RULE: NotificationConfiguration = {
  QueueConfigurations: [{ Id: "try", QueueArn: QUEUE_ARN, Events: ["s3:ObjectCreated:*"] }],
};

/** Who may send to a trail queue. */
export function sendingCases(at: () => World): void {
  describe("A trail queue", () => {
    const url = () => queueUrl(at(), VENDOR, "vendor-trails");

    test("lets S3 in for a registered bucket, and for no other of the same account", async () => {
      const { customer } = at().accounts;
      const { $metadata: _, ...own } = await customer.s3.send(
        new GetBucketNotificationConfigurationCommand({ Bucket: BUCKETS.initech }),
      );
      await notify(customer, BUCKETS.initech, own);
      await expect(notify(customer, BUCKETS.unknown, RULE)).rejects.toThrow(
        "Unable to validate the following destination configurations",
      );
      at().shown.pairs++;
    });

    test("lets S3 in by its policy alone", async () => {
      const { customer, vendor } = at().accounts;
      const { Attributes } = await vendor.queues.send(
        new GetQueueAttributesCommand({ QueueUrl: url(), AttributeNames: ["Policy"] }),
      );
      const { $metadata: _, ...own } = await customer.s3.send(
        new GetBucketNotificationConfigurationCommand({ Bucket: BUCKETS.initech }),
      );
      const put = (Policy = "") =>
        vendor.queues.send(new SetQueueAttributesCommand({ QueueUrl: url(), Attributes: { Policy } }));
      await put();
      try {
        await expect(notify(customer, BUCKETS.initech, own)).rejects.toThrow("Unable to validate");
      } finally {
        await put(Attributes?.Policy);
      }
      await notify(customer, BUCKETS.initech, own);
      at().shown.pairs++;
    });

    test("takes nothing from other accounts, the customer's own included", async () => {
      const send = new SendMessageCommand({ QueueUrl: url(), MessageBody: "{}" });
      for (const accountId of [CUSTOMER, STRANGER]) {
        const clients = clientsOf(at().emulator, rootOf(accountId));
        await denied(clients.queues.send(send));
        clients.close();
      }
    });

    test("takes nothing over a connection without TLS", () => {
      const ask = (secure: boolean) => {
        const clients = clientsOf(at().emulator, rootOf(VENDOR));
        // The emulator speaks TLS only; this is how a proxy before it would tell it of a plain connection.
        clients.queues.middlewareStack.add(
          (next) => (args) => {
            const { headers } = args.request as { headers: Record<string, string> };
            headers["x-forwarded-proto"] = secure ? "https" : "http";
            return next(args);
          },
          { step: "build" },
        );
        const command = new GetQueueAttributesCommand({ QueueUrl: url(), AttributeNames: ["QueueArn"] });
        return clients.queues.send(command).finally(() => clients.close());
      };
      return pair(
        at(),
        () => ask(true),
        () => ask(false),
      );
    });
  });
}
