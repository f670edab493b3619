import type { Clients } from "../../support/deployed/clients";
import { assume, borrowRole, denied, pair } from "../../support/deployed/permissions";
import { CUSTOMER } from "../../support/deployed/programs";
import type { World } from "../../support/deployed/world";

const READER = `arn:aws:iam::${CUSTOMER}:role/cloudtrail-changes/vendor-acme-reader`;
const RIGHT = { RoleArn: READER, ExternalId: "external-id-of-acme" };

/** Who may become a customer's reader role. */
export function trustCases(at: () => World): void {
  describe("A reader role", () => {
    let processor: Clients;
    beforeAll(async () => (processor = await borrowRole(at(), at().accounts.vendor, "vendor-processor")));
    afterAll(() => processor.close());

    const works = () => assume(processor, RIGHT);

    test("is not given for a wrong external id", () =>
      pair(at(), works, () => assume(processor, { ...RIGHT, ExternalId: "external-id-of-globex" })));

    test("is not given without an external id", () =>
      pair(at(), works, () => assume(processor, { RoleArn: READER })));

    test("is not given to another role of the vendor", async () => {
      const publisher = await borrowRole(at(), at().accounts.vendor, roleNamed("vendor-publisher"));
      await pair(at(), works, () => assume(publisher, RIGHT));
      publisher.close();
    });

    test("is not given to the root of the vendor, of another account, of its own", async () => {
      const { vendor, stranger, customer } = at().accounts;
      for (const caller of [vendor, stranger, customer]) await denied(assume(caller, RIGHT));
    });
  });
}

/** What the test makes up for Pulumi's automatic names. */
export function roleNamed(name: string): string {
  return `${name}-a1b2c3d`;
}
