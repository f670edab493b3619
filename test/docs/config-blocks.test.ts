import { existsSync } from "node:fs";
import path from "node:path";
import { parse as parseYaml } from "yaml";
import { KEY_NAMES, keyOf, type KeyName } from "../../program/config/keys";
import { problemsOf } from "../support/program/config";
import { EMPTY_BUCKET, runProgram } from "../support/program/run";
import { textOf } from "./generated";
import { blocksIn, PAGES, placeOf } from "./pages";

// The configurations that the pages show are complete and valid, and their commands name keys that the program has.

const declared = Object.keys((parseYaml(textOf("Pulumi.yaml")) as { config: object }).config);
const ALARM_URL = "https://events.pagerduty.com/x-ere/0123456789abcdef0123456789abcdef";
const OFFER = {
  schema: "cloudtrail-changes/offer/v1",
  accountId: "444455556666",
  processorRoleArn: "arn:aws:iam::444455556666:role/cloudtrail-changes/changes-prod-processor",
  externalId: "7d1c1f6e",
  roleName: "changes-prod-example-reader",
  queueArn: "arn:aws:sqs:eu-west-1:444455556666:changes-prod-trails",
  bucket: "example-trail-logs",
  region: "eu-west-1",
};
const configs = blocksIn("yaml").map((block) => {
  const { config } = parseYaml(block.text) as { config: Record<string, unknown> };
  return { place: placeOf(block), config };
});

// What the program tells its users on the way.
beforeEach(() => {
  for (const way of ["log", "warn"] as const) jest.spyOn(console, way).mockReturnValue(undefined);
});

test.each(configs)(
  "the configuration at $place is valid",
  ({ config: { "aws:region": region, ...config } }) => {
    expect(region).toMatch(/^\w+-\w+-\d$/);
    expect(Object.keys(config).filter((key) => !declared.includes(key))).toEqual([]);
    expect(problemsOf(complete(config))).toEqual([]);
  },
);

test.each(configs)("the configuration at $place can be previewed", async ({ config }) => {
  const { "aws:region": _, ...own } = config;
  const { resources } = await runProgram(complete(own), {
    preview: true,
    calls: EMPTY_BUCKET,
    stacks: { "example/changes/prod": { offers: { example: OFFER } } },
  });
  expect(resources.map(({ type }) => type)).toContainEqual(expect.stringMatching(/^cloudtrail-changes:/));
});

test("commands set and remove keys that the program has, secrets as secrets", () => {
  const commands = blocksIn("sh").flatMap((block) =>
    [...block.text.matchAll(/pulumi config (?:set|rm) (--secret )?(\S+)/g)].map(([, secret, key = ""]) => ({
      place: placeOf(block),
      key,
      secret: secret !== undefined,
    })),
  );
  expect(commands.length).toBeGreaterThan(4);
  const wrong = commands.filter(
    ({ key, secret }) =>
      !declared.includes(key) ||
      !(KEY_NAMES as string[]).includes(key) ||
      secret !== (keyOf(key as KeyName).secret === true),
  );
  expect(wrong).toEqual([]);
  const objects = blocksIn("sh").flatMap(({ text }) =>
    [
      ...text.matchAll(
        /pulumi config set-all --json "\$\(jq '\{(\w+): \{value: tojson, objectValue: \.\}\}' /g,
      ),
    ].map(([, key = ""]) => key),
  );
  expect(objects).toEqual(["vendor", "vendor"]);
});

test("outputs that commands ask for are outputs of the program", () => {
  const asked = blocksIn("sh").flatMap(({ text }) =>
    [...text.matchAll(/pulumi stack output (\w+)/g)].map(([, name = ""]) => name),
  );
  expect(asked.length).toBeGreaterThan(3);
  const outputs = [...textOf("docs/configuration.md").matchAll(/^\| ((?:`\w+`(?:, )?)+)\s*\|/gm)].flatMap(
    ([, names = ""]) => names.replaceAll("`", "").split(", "),
  );
  expect(asked.filter((name) => !outputs.includes(name))).toEqual([]);
});

test("every link leads to a page, and to a heading in it", () => {
  const broken = PAGES.flatMap((page) =>
    [...textOf(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)]
      .map(([, file = "", heading]) => ({
        file: file === "" ? page : path.join(path.dirname(page), file),
        heading,
      }))
      .filter(
        ({ file, heading }) =>
          !existsSync(file) || (heading !== undefined && !headingsOf(file).includes(heading)),
      )
      .map(({ file, heading = "" }) => `${page}: ${file}#${heading}`),
  );
  expect(broken).toEqual([]);
});

/** With what is set as a secret beside the file. */
function complete(config: Record<string, unknown>): Record<string, unknown> {
  return "cisAlarms" in config ? { ...config, integrationUrl: ALARM_URL } : config;
}

/** As GitHub makes anchors of headings. */
function headingsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}
