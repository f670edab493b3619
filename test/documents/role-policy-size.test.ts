import {
  fittingProcessorPermissions,
  policyCharacters,
  readerTrustPolicy,
  type Statement,
} from "../../components/documents";
import { ROLE_POLICIES_MAX_CHARACTERS } from "../../contract/limits";
import * as world from "../support/iam/world";

const argsWith = (readerRoleArns: string[]) => ({
  partition: world.PARTITION,
  trailParametersArn: `${world.PARAMETERS}/trails/*`,
  readerRoleArns,
  noticeQueueArns: [world.TRAIL_QUEUE],
  parkedNoticeQueueArns: [world.PARKED_NOTICES],
  changeQueueArns: [world.CHANGE_QUEUE],
  logGroupArns: [world.PROCESSOR_LOGS],
});

const readers = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `arn:aws:iam::${100_000_000_000 + index}:role/cloudtrail-changes/customer-reader`,
  );

const rolesOf = ({ Statement: statements }: { Statement: Statement[] }) =>
  statements.find(({ Sid }) => Sid === "AssumeReaderRoles")?.Resource;

test("a hundred reader roles are listed", () => {
  const { document, listed } = fittingProcessorPermissions(argsWith(readers(100)));
  expect(listed).toBe(true);
  expect(rolesOf(document)).toEqual(readers(100));
});

test("what IAM's characters do not hold becomes every role of our path, in any account, and the others", () => {
  const other = "arn:aws:iam::444455556666:role/by-hand";
  const { document, listed } = fittingProcessorPermissions(argsWith([...readers(500), other]));
  expect(listed).toBe(false);
  expect(rolesOf(document)).toEqual(["arn:aws:iam::*:role/cloudtrail-changes/*", other]);
  expect(policyCharacters(document)).toBeLessThan(ROLE_POLICIES_MAX_CHARACTERS);
});

test("the last list that fits is a list, and the next is not", () => {
  const fits = (count: number) => fittingProcessorPermissions(argsWith(readers(count)));
  const most = Array.from({ length: 300 }, (_, index) => index + 1).filter(
    (count) => fits(count).listed,
  ).length;
  expect(policyCharacters(fits(most).document)).toBeLessThanOrEqual(ROLE_POLICIES_MAX_CHARACTERS);
  expect(most).toBeGreaterThan(100);
  expect(fits(most + 1).listed).toBe(false);
});

test("without reader roles there is no statement for them, which IAM would refuse", () => {
  expect(rolesOf(fittingProcessorPermissions(argsWith([])).document)).toBeUndefined();
});

describe("an external id is not left out by mistake", () => {
  const trust = { partition: world.PARTITION, vendorAccountId: world.VENDOR };
  const way = "Give the one that the vendor names, or say withoutExternalId: true.";

  test.each([
    ["missing", {}, `The trust policy of a reader role needs an external id, got none. ${way}`],
    ["empty", { externalId: "" }, `The trust policy of a reader role needs an external id, got "". ${way}`],
    [
      "empty, although none is wanted",
      { externalId: "", withoutExternalId: true },
      `The trust policy of a reader role needs an external id, got "". ${way}`,
    ],
  ])("%s", (_what, given, message) => {
    expect(() => readerTrustPolicy({ ...trust, ...given })).toThrow(new RangeError(message));
  });

  test("without role and external id the account alone is trusted, and no empty condition is written", () => {
    const [statement] = readerTrustPolicy({ ...trust, withoutExternalId: true }).Statement;
    expect(statement).not.toHaveProperty("Condition");
  });
});
