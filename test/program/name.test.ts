import * as fc from "fast-check";
import { problemOfInstallation } from "../../contract/installation-names";
import { programName } from "../../program/name";

test.each([
  ["cloudtrail-changes", "prod", "cloudtrail-changes-prod"],
  ["trails", "eu.prod", "trails-eu-prod-8632c0"],
  ["a-project-with-a-very-long-name", "production", "a-project-with-a-very-long-name-p-b8b79e"],
])("project %s, stack %s: %s", (project, stack, name) => {
  expect(programName(project, stack)).toBe(name);
});

const word = fc.stringMatching(/^[A-Za-z0-9_.-]{1,60}$/);

test("is always one that an installation may have", () => {
  fc.assert(
    fc.property(word, word, (project, stack) => {
      fc.pre(/[A-Za-z0-9]/.test(project + stack));
      expect(problemOfInstallation(programName(project, stack))).toBeUndefined();
    }),
  );
});

test("stacks of one project have names of their own", () => {
  fc.assert(
    fc.property(word, word, word, (project, one, other) => {
      fc.pre(one !== other);
      expect(programName(project, one)).not.toBe(programName(project, other));
    }),
  );
});
