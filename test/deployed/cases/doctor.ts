import { InvokeCommand } from "@aws-sdk/client-lambda";
import type { DoctorReport } from "../../../runtime/processing/doctor-ports";
import type { Clients } from "../../support/deployed/clients";
import { BUCKETS, CUSTOMER } from "../../support/deployed/programs";
import type { World } from "../../support/deployed/world";
import { keyOf } from "../../support/processing/fixtures";
import { roleNamed } from "./trust";

/** The check of the wiring that the processor makes with its own role. */
export function doctorCases(at: () => World): void {
  describe("The doctor", () => {
    const ask = async ({ functions }: Clients, name: string, doctor: { bucket: string; key?: string }) => {
      const { Payload, FunctionError } = await functions.send(
        new InvokeCommand({ FunctionName: roleNamed(name), Payload: JSON.stringify({ doctor }) }),
      );
      expect(FunctionError).toBeUndefined();
      return JSON.parse(new TextDecoder().decode(Payload)) as DoctorReport;
    };
    const stepsOf = ({ steps }: DoctorReport) =>
      Object.fromEntries(steps.map(({ step, ok, skipped }) => [step, skipped ? "skipped" : ok]));

    test("finds everything in order, and the newest file where listing is allowed", async () => {
      const report = await ask(at().accounts.own, "cloudtrail-changes-own-eu-west-1", {
        bucket: BUCKETS.own,
      });
      expect(stepsOf(report)).toEqual({
        registration: true,
        "assume-role": true,
        "assume-role-without-external-id": true,
        "assume-role-with-wrong-external-id": true,
        "find-file": true,
        "read-file": true,
        decrypt: "skipped",
        "change-queue": true,
      });
      expect(report.ok).toBe(true);
    });

    test("reads a file that it is told of in a customer's bucket", async () => {
      const key = keyOf("told-of-acme", CUSTOMER);
      const report = await ask(at().accounts.vendor, "vendor-eu-west-1", { bucket: BUCKETS.acme, key });
      expect(stepsOf(report)).toMatchObject({ "assume-role": true, "read-file": true });
      expect(report.ok).toBe(true);
    });

    test("says that a bucket is not registered", async () => {
      const report = await ask(at().accounts.vendor, "vendor-eu-west-1", { bucket: BUCKETS.unknown });
      expect(stepsOf(report)).toMatchObject({ registration: false });
      expect(report.ok).toBe(false);
    });
  });
}
