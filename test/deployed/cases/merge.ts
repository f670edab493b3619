import { GetBucketNotificationConfigurationCommand, type QueueConfiguration } from "@aws-sdk/client-s3";
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

    test("keeps it, and what came later, when an update gives our rule another Id", async () => {
      const { customer } = at().accounts;
      const rules = await rulesOf(customer, BUCKETS.acme);
      await notify(customer, BUCKETS.acme, { QueueConfigurations: [...rules, LATER] });
      // The function is told `update`, with the input of before.
      await at().renameCustomersRule("trail-files");
      const after = await rulesOf(customer, BUCKETS.acme);
      expect(after.map(({ Id }) => Id).sort()).toEqual(["later", "reports", "trail-files"]);
      const ours = ({ Id: _, ...rule }: QueueConfiguration) => rule;
      expect(after.filter(({ Id }) => Id === "trail-files").map(ours)).toEqual(
        rules.filter(({ Id }) => Id?.endsWith("-merged")).map(ours),
      );
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
