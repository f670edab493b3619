import { BUCKETS } from "../../support/deployed/programs";
import { leftOf } from "../../support/deployed/left";
import type { World } from "../../support/deployed/world";
import { rulesOf } from "./merge";

const minutes = 60_000;

/** What is left when the stacks are gone. */
export function destructionCases(at: () => World): void {
  describe("Destroyed", () => {
    test(
      "the customer's stack takes our rule out, and leaves those of others",
      async () => {
        const { stacks, shown, accounts } = at();
        shown.destroyed += stacks.customer.resources.length;
        await stacks.customer.destroy();
        expect(stacks.customer.resources).toEqual([]);
        expect((await rulesOf(accounts.customer, BUCKETS.acme)).map(({ Id }) => Id)).toEqual([
          "reports",
          "later",
        ]);
        expect(await rulesOf(accounts.customer, BUCKETS.initech)).toEqual([]);
      },
      4 * minutes,
    );

    test(
      "the stacks leave nothing of theirs in any account",
      async () => {
        const { stacks, shown, accounts } = at();
        shown.destroyed += stacks.both.resources.length + stacks.vendor.resources.length;
        await Promise.all([stacks.both.destroy(), stacks.vendor.destroy()]);
        expect([stacks.both.resources, stacks.vendor.resources]).toEqual([[], []]);
        expect(await rulesOf(accounts.own, BUCKETS.own)).toEqual([]);
        // What was there before, and nothing else.
        const nothing = await leftOf(accounts.stranger);
        const keys = ["/bigpanda/api-key", "/bigpanda/app-key"];
        expect(await leftOf(accounts.own)).toEqual({
          ...nothing,
          parameters: keys,
          logGroups: ["cloudtrail"],
        });
        expect(await leftOf(accounts.vendor)).toEqual({
          ...nothing,
          parameters: [...keys, "/bigpanda/other-api-key"],
        });
        expect(await leftOf(accounts.customer)).toEqual({
          ...nothing,
          queues: ["reports"],
          topics: ["trail-files"],
        });
      },
      6 * minutes,
    );
  });
}
