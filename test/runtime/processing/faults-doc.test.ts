import { readFileSync } from "node:fs";
import path from "node:path";
import { readProcessorEnvironment } from "../../../runtime/processing/environment";
import { FAULT_CLASSES } from "../../../runtime/processing/fault";

const page = readFileSync(path.resolve(__dirname, "../../../docs/processing.md"), "utf8");

test("the page lists every fault with its class, and no other", () => {
  const rows = [...page.matchAll(/^\| `([a-z0-9-]+)` +\| ([a-z-]+) +\| \S/gm)].map(([, code, kind]) => [
    code,
    kind,
  ]);
  expect(Object.fromEntries(rows)).toEqual(FAULT_CLASSES);
  expect(rows).toHaveLength(Object.keys(FAULT_CLASSES).length);
});

describe("the environment", () => {
  const required = {
    AWS_REGION: "eu-west-1",
    CLOUDTRAIL_CHANGES_INSTALLATION: "prod",
    CLOUDTRAIL_CHANGES_NOTICE_QUEUE_URL: "https://sqs.eu-west-1.amazonaws.com/1/trails",
    CLOUDTRAIL_CHANGES_PARKED_NOTICE_QUEUE_URL: "https://sqs.eu-west-1.amazonaws.com/1/parked",
  };

  test("defaults what is optional", () => {
    expect(readProcessorEnvironment(required)).toEqual({
      installation: "prod",
      noticeQueueUrl: "https://sqs.eu-west-1.amazonaws.com/1/trails",
      parkedNoticeQueueUrl: "https://sqs.eu-west-1.amazonaws.com/1/parked",
      region: "eu-west-1",
      homeRegion: "eu-west-1",
      ownRoleArns: [],
      logLevel: undefined,
    });
  });

  test("takes a home region and a list of roles", () => {
    const env = {
      ...required,
      CLOUDTRAIL_CHANGES_HOME_REGION: "us-east-1",
      CLOUDTRAIL_CHANGES_OWN_ROLE_ARNS: "arn:aws:iam::1:role/a, arn:aws:iam::1:role/b",
    };
    expect(readProcessorEnvironment(env)).toMatchObject({
      homeRegion: "us-east-1",
      ownRoleArns: ["arn:aws:iam::1:role/a", "arn:aws:iam::1:role/b"],
    });
  });

  test("names everything that is missing, at once", () => {
    expect(() =>
      readProcessorEnvironment({ AWS_REGION: "eu-west-1", CLOUDTRAIL_CHANGES_INSTALLATION: "" }),
    ).toThrow(
      "The environment of the processor lacks CLOUDTRAIL_CHANGES_INSTALLATION, " +
        "CLOUDTRAIL_CHANGES_NOTICE_QUEUE_URL, CLOUDTRAIL_CHANGES_PARKED_NOTICE_QUEUE_URL.",
    );
  });

  test("every variable it reads is on the page", () => {
    const source = readFileSync(
      path.resolve(__dirname, "../../../runtime/processing/environment.ts"),
      "utf8",
    );
    for (const [, name] of source.matchAll(/\$\{PREFIX\}([A-Z_]+)/g)) {
      expect(page).toContain(`\`CLOUDTRAIL_CHANGES_${name}\``);
    }
  });
});
