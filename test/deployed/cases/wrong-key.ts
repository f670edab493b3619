import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { putTrailFile, requestOf, until } from "../../support/deployed/actions";
import { API_KEY, putKey, WRONG_KEY } from "../../support/deployed/ground";
import { BUCKETS, CUSTOMER, KEYS } from "../../support/deployed/programs";
import type { World } from "../../support/deployed/world";
import { changeRecord } from "../../support/processing/fixtures";

/**
 * A destination whose key is wrong. The first step of a hold is a minute, which no setting makes shorter: it is begun
 * before the other cases, and looked after behind them.
 */
export function wrongKeyCases(at: () => World, part: "held" | "mended"): void {
  const wait = 180_000;
  describe("A destination with a wrong key", () => {
    if (part === "held") {
      test("is held after the first refusal, and its change waits", async () => {
        const { customer, vendor } = at().accounts;
        const content = [changeRecord("waiting", { recipientAccountId: CUSTOMER })];
        const file = { bucket: BUCKETS.initech, accountId: CUSTOMER, name: "waiting", content };
        await putTrailFile(at(), customer, file);
        const refused = await requestOf(at(), "waiting");
        expect(refused.headers.authorization).toBe(`Bearer ${WRONG_KEY}`);
        const held = await until("a hold", async () => {
          const Key = { destination: { S: "other" }, item: { S: "pace" } };
          const command = new GetItemCommand({ TableName: "vendor-state", Key });
          const { Item } = await vendor.tables.send(command);
          return Item?.heldUntil && Item;
        });
        expect(held.reason?.S).toBe("hold");
        expect(at().bigPanda.changes.has("waiting")).toBe(false);
        await putKey(vendor, KEYS.otherApiKeyParameter, API_KEY);
      });
    } else {
      test(
        "publishes what waited when the key was mended, without a redeployment",
        async () => {
          const change = await until("the change", () => at().bigPanda.changes.get("waiting"), 170);
          expect(change.tags).toMatchObject({ account_id: CUSTOMER });
          expect((await requestOf(at(), "waiting", 2)).headers.authorization).toBe(`Bearer ${API_KEY}`);
        },
        wait,
      );
    }
  });
}
