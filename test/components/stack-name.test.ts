import * as fc from "fast-check";
import { problemOfInstallation } from "../../contract/installation-names";
import * as pulumi from "@pulumi/pulumi";
import { nameInStack, nameOfStack, safeName, shortName } from "../../components/support/stack-name";

test.each([
  ["cloudtrail-changes", "prod", "cloudtrail-changes-prod"],
  ["trails", "eu.prod", "trails-eu-prod-8632c0"],
  ["a-project-with-a-very-long-name", "production", "a-project-with-a-very-long-name-p-b8b79e"],
])("project %s, stack %s: %s", (project, stack, name) => {
  expect(nameOfStack(project, stack)).toBe(name);
});

const word = fc.stringMatching(/^[A-Za-z0-9_.-]{1,60}$/);

test("is always one that an installation may have", () => {
  fc.assert(
    fc.property(word, word, (project, stack) => {
      fc.pre(/[A-Za-z0-9]/.test(project + stack));
      expect(problemOfInstallation(nameOfStack(project, stack))).toBeUndefined();
    }),
  );
});

test("stacks of one project have names of their own", () => {
  fc.assert(
    fc.property(word, word, word, (project, one, other) => {
      fc.pre(one !== other);
      expect(nameOfStack(project, one)).not.toBe(nameOfStack(project, other));
    }),
  );
});

test.each([
  ["alarms", "app-dev-alarms"],
  ["app", "app-dev-app"],
  ["app-dev", "app-dev"],
  ["app-dev-alarms", "app-dev-alarms"],
  ["app-developers", "app-dev-app-developers"],
])("component %s of project app, stack dev: %s", (component, name) => {
  jest.spyOn(pulumi, "getProject").mockReturnValue("app");
  jest.spyOn(pulumi, "getStack").mockReturnValue("dev");
  expect(nameInStack(component)).toBe(name);
  jest.restoreAllMocks();
});

test("what is cut or changed keeps apart", () => {
  const long = "n".repeat(80);
  expect(shortName(long, 80)).toBe(long);
  expect(shortName(`${long}a`, 80)).toMatch(/^n{73}-[0-9a-f]{6}$/);
  expect(shortName(`${long}a`, 80)).not.toBe(shortName(`${long}b`, 80));
  expect(safeName("a.b", 80)).toMatch(/^a-b-[0-9a-f]{6}$/);
  expect(safeName("a.b", 80)).not.toBe(safeName("a:b", 80));
});
