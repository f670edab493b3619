import { GetBucketNotificationConfigurationCommand } from "@aws-sdk/client-s3";
import type { Clients } from "../../support/deployed/clients";
import { FOREIGN, FOREIGN_QUEUE, notify } from "../../support/deployed/ground";
import { BUCKETS } from "../../support/deployed/programs";
import type { World } from "../../support/deployed/world";

/** A rule that others add after ours. */
export const LATER = { ...FOREIGN, Id: "later", QueueArn: FOREIGN_QUEUE, Filter: prefix("later/") };

/** Our rule beside others' in one bucket. Its end is among the cases of the destruction. */
export function mergeCases(at: () => World): void {
  describe("A bucket that others use, too", () => {
    test("has our rule beside the foreign one", async () => {
      const rules = await rulesOf(at().accounts.customer, BUCKETS.acme);
      expect(rules.map(({ Id }) => Id)).toEqual(["reports", "cloudtrail-changes-test-acme-merged"]);
      expect(rules[0]).toMatchObject({ QueueArn: FOREIGN_QUEUE, Events: FOREIGN.Events });
    });

    test("keeps it, and what came later, when our stack is updated", async () => {
      const { customer } = at().accounts;
      const rules = await rulesOf(customer, BUCKETS.acme);
      await notify(customer, BUCKETS.acme, { QueueConfigurations: [...rules, LATER] });
      await at().updateCustomer({ cost: "security" });
      expect((await rulesOf(customer, BUCKETS.acme)).map(({ Id }) => Id).sort()).toEqual([
        "cloudtrail-changes-test-acme-merged",
        "later",
        "reports",
      ]);
    });
  });
}

export async function rulesOf({ s3 }: Clients, Bucket: string) {
  const found = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
  return found.QueueConfigurations ?? [];
}

function prefix(Value: string) {
  return { Key: { FilterRules: [{ Name: "prefix" as const, Value }] } };
}
