import * as pulumi from "@pulumi/pulumi";
import { bucketHolds } from "../support/components/bucket-document";
import { useEmptyBundles } from "../support/components/bundles";
import { json, QUEUE, RULE, runNotification } from "../support/components/notification";
import { childrenOf, dependenciesOf, find } from "../support/components/queries";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const INVOCATION = "aws:lambda/invocation:Invocation";

let warn: jest.SpyInstance;
beforeAll(useEmptyBundles);
beforeEach(() => {
  warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
});
afterEach(() => warn.mockRestore());

describe("merge", () => {
  const args = { mode: "merge" } as const;

  test("asks for a function, a role that can do one thing, and the invocation after all of them", async () => {
    const { resources, result } = await runNotification(args);
    expect(childrenOf(resources)).toEqual([
      "aws:cloudwatch/logGroup:LogGroup audit-notifier < audit",
      "aws:iam/role:Role audit-notifier < audit",
      "aws:iam/role:Role reader < ",
      "aws:iam/rolePolicy:RolePolicy audit-notifier < audit",
      "aws:lambda/function:Function audit-notifier < audit",
      "aws:lambda/invocation:Invocation audit < audit",
      "cloudtrail-changes:index:TrailNotification audit < ",
    ]);
    const invocation = find(resources, INVOCATION);
    expect({ ...invocation.inputs, input: json(invocation.inputs.input) }).toEqual({
      functionName: "audit-notifier-a1b2c3d",
      lifecycleScope: "CRUD",
      input: {
        bucket: "example-trail-logs",
        bucketAccountId: "111122223333",
        rule: {
          id: "cloudtrail-changes-test-audit-merged",
          destinationArn: QUEUE,
          events: ["s3:ObjectCreated:*"],
          prefix: "AWSLogs/111122223333/CloudTrail/",
          suffix: ".json.gz",
        },
      },
    });
    expect(dependenciesOf(invocation)).toEqual(
      expect.arrayContaining(["aws:iam/role:Role reader", "aws:lambda/function:Function audit-notifier"]),
    );
    // A new invocation for the same rule must not be followed by the old one's removal of it.
    expect(invocation.deleteBeforeReplace).toBe(true);
    expect(dependenciesOf(find(resources, "aws:lambda/function:Function"))).toEqual(
      expect.arrayContaining([
        "aws:iam/rolePolicy:RolePolicy audit-notifier",
        "aws:cloudwatch/logGroup:LogGroup audit-notifier",
      ]),
    );
    expect(result.notificationId).toBe("cloudtrail-changes-test-audit-merged");
  });

  test("the function may read and write that one document, and its log", async () => {
    const { resources } = await runNotification(args, { preview: true });
    const policy = find(resources, "aws:iam/rolePolicy:RolePolicy");
    expect(json(policy.inputs.policy).Statement).toEqual([
      {
        Sid: "MergeNotifications",
        Effect: "Allow",
        Action: ["s3:GetBucketNotification", "s3:PutBucketNotification"],
        Resource: "arn:aws:s3:::example-trail-logs",
      },
      {
        Sid: "WriteLogs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource:
          "arn:aws:logs:eu-west-1:111122223333:log-group:/cloudtrail-changes/cloudtrail-changes-test-audit-notifier:log-stream:*",
      },
    ]);
    // With a change of the bucket the old document is cleaned while both policies are there.
    expect(policy.replaceOnChanges).toEqual(["policy"]);
    expect(find(resources, "aws:iam/role:Role", "audit-notifier").inputs).not.toHaveProperty("path");
  });

  test("settings of the function, region, tags and boundary", async () => {
    const { resources } = await runNotification({
      ...args,
      region: "eu-central-1",
      vendor: { accountId: "444455556666", queueArn: "arn:aws:sqs:eu-central-1:444455556666:q" },
      functionRuntime: "nodejs22.x",
      functionArchitecture: "x86_64",
      logRetentionDays: 7,
      permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/b",
      tags: { team: "audit" },
      replaces: "old",
    });
    const children = resources.filter(
      ({ parent, custom }) => custom && parent.endsWith("TrailNotification::audit"),
    );
    const withRegion = children
      .filter(({ inputs }) => inputs.region === "eu-central-1")
      .map(({ type }) => type);
    expect(withRegion.sort()).toEqual([
      "aws:cloudwatch/logGroup:LogGroup",
      "aws:lambda/function:Function",
      "aws:lambda/invocation:Invocation",
    ]);
    expect(children.filter(({ type, inputs }) => type.startsWith("aws:iam") && "region" in inputs)).toEqual(
      [],
    );
    expect(find(resources, "aws:lambda/function:Function").inputs).toMatchObject({
      runtime: "nodejs22.x",
      architectures: ["x86_64"],
      tags: { team: "audit" },
      timeout: 120,
      loggingConfig: { logGroup: "/cloudtrail-changes/cloudtrail-changes-test-audit-notifier" },
    });
    expect(find(resources, "aws:cloudwatch/logGroup:LogGroup").inputs).toMatchObject({
      retentionInDays: 7,
      tags: { team: "audit" },
    });
    expect(find(resources, "aws:iam/role:Role", "audit-notifier").inputs).toMatchObject({
      permissionsBoundary: "arn:aws:iam::111122223333:policy/b",
      tags: { team: "audit" },
    });
    expect(json(find(resources, INVOCATION).inputs.input).replaces).toBe("old");
  });

  test("others' rules are no obstacle", async () => {
    const reports = {
      id: "reports",
      events: ["s3:ObjectCreated:*"],
      filterPrefix: "reports/",
      queueArn: QUEUE,
    };
    const { resources } = await runNotification(args, bucketHolds({ queues: [reports], eventbridge: true }));
    expect(find(resources, INVOCATION).inputs.input).toContain("example-trail-logs");
    expect(warn).not.toHaveBeenCalled();
  });

  test("a rule that is to give way and is not there is a warning", async () => {
    await runNotification({ ...args, replaces: "old" });
    expect(warn.mock.calls.map(([text]: string[]) => text)).toEqual([
      expect.stringMatching(/^TrailNotification "audit": replaces names rule "old", but .* holds nothing: /),
    ]);
  });

  test("a rule of mode exclusive warns of what its removal would do", async () => {
    await runNotification({ ...args, replaces: RULE.id }, bucketHolds({ queues: [RULE] }));
    expect(warn.mock.calls.map(([text]: string[]) => text)).toEqual([
      expect.stringContaining('first run "pulumi state delete <its URN>"'),
    ]);
  });
});

describe("eventbridge", () => {
  const args = {
    mode: "eventbridge",
    vendor: { accountId: "111122223333", queueArn: "arn:aws:sqs:eu-west-1:111122223333:own-trails" },
  } as const;

  test("asks for a rule of a known name on the default bus, and its target", async () => {
    const on = bucketHolds({ eventbridge: true });
    const { resources, result } = await runNotification(
      { ...args, region: "eu-west-1", tags: { team: "audit" } },
      on,
    );
    expect(childrenOf(resources)).toEqual([
      "aws:cloudwatch/eventRule:EventRule audit < audit",
      "aws:cloudwatch/eventTarget:EventTarget audit < audit",
      "aws:iam/role:Role reader < ",
      "cloudtrail-changes:index:TrailNotification audit < ",
    ]);
    const rule = find(resources, "aws:cloudwatch/eventRule:EventRule");
    expect({ ...rule.inputs, eventPattern: json(rule.inputs.eventPattern) }).toEqual({
      name: "cloudtrail-changes-test-audit",
      description: "CloudTrail files for cloudtrail-changes",
      eventPattern: {
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: {
          bucket: { name: ["example-trail-logs"] },
          object: { key: [{ prefix: "AWSLogs/111122223333/CloudTrail/" }] },
        },
      },
      region: "eu-west-1",
      tags: { team: "audit" },
    });
    const target = find(resources, "aws:cloudwatch/eventTarget:EventTarget");
    expect(target.inputs).toEqual({
      rule: "cloudtrail-changes-test-audit",
      targetId: "trail-queue",
      arn: "arn:aws:sqs:eu-west-1:111122223333:own-trails",
      region: "eu-west-1",
    });
    expect(dependenciesOf(target)).toEqual(
      expect.arrayContaining(["aws:iam/role:Role reader", "aws:cloudwatch/eventRule:EventRule audit"]),
    );
    expect(result.notificationId).toBe("cloudtrail-changes-test-audit");
  });

  test("keys in its pattern are as they are", async () => {
    const { resources } = await runNotification(
      { ...args, keyPrefix: "a b/" },
      bucketHolds({ eventbridge: true }),
    );
    const { inputs } = find(resources, "aws:cloudwatch/eventRule:EventRule");
    expect(inputs.eventPattern).toContain('"prefix":"a b/AWSLogs/111122223333/CloudTrail/"');
  });
});
