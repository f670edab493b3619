import * as pulumi from "@pulumi/pulumi";
import { ownRuleId } from "../../components/customer/own-rule-id";
import { eventRuleName, ruleId } from "../../contract/notifier-input";
import { problemsOf } from "../../contract/validate";

const MODES = ["exclusive", "merge", "topic", "eventbridge", "external"] as const;

function inStack(project: string, stack: string): void {
  jest.spyOn(pulumi, "getProject").mockReturnValue(project);
  jest.spyOn(pulumi, "getStack").mockReturnValue(stack);
}

afterEach(() => {
  jest.restoreAllMocks();
});

test.each([
  ["audit", "exclusive", "cloudtrail-changes-app-dev-audit"],
  ["audit", "merge", "cloudtrail-changes-app-dev-audit-merged"],
  ["audit", "eventbridge", "cloudtrail-changes-app-dev-audit"],
  ["app-dev", "eventbridge", "cloudtrail-changes-app-dev"],
  ["app-dev", "merge", "cloudtrail-changes-app-dev-merged"],
  ["all trails", "external", "cloudtrail-changes-app-dev-all trails"],
  ["all trails", "eventbridge", "cloudtrail-changes-app-dev-all-trails-e725d9"],
] as const)("component %s of project app, stack dev, mode %s: %s", (name, mode, id) => {
  inStack("app", "dev");
  expect(ownRuleId(name, mode)).toBe(id);
});

test("begins with the package's name once", () => {
  inStack("cloudtrail-changes", "prod");
  expect(ownRuleId("cloudtrail-changes-prod", "exclusive")).toBe("cloudtrail-changes-prod");
  expect(ownRuleId("audit", "exclusive")).toBe("cloudtrail-changes-prod-audit");
});

test.each(MODES)("of two stacks in one account and region are two in mode %s", (mode) => {
  for (const name of ["audit", "a".repeat(300), "übersicht"]) {
    inStack("app", "dev");
    const inDev = ownRuleId(name, mode);
    inStack("app", "prod");
    const inProd = ownRuleId(name, mode);
    expect(inDev).not.toBe(inProd);
    for (const id of [inDev, inProd]) {
      expect(problemsOf(mode === "eventbridge" ? eventRuleName : ruleId, id, "id")).toEqual([]);
    }
  }
});
