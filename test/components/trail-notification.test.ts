import { Bucket } from "@pulumi/aws/s3";
import { Queue } from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import { TrailNotification, type TrailNotificationArgs } from "../../components/customer/trail-notification";
import { bucketHolds, GET_NOTIFICATION } from "../support/components/bucket-document";
import { useEmptyBundles } from "../support/components/bundles";
import { record, UNKNOWN } from "../support/components/monitor";
import { ARGS, json, QUEUE, RULE, runNotification, TOPIC } from "../support/components/notification";
import { childrenOf, dependenciesOf, find } from "../support/components/queries";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const NOTIFICATION = "aws:s3/bucketNotification:BucketNotification";

let warn: jest.SpyInstance;
beforeAll(useEmptyBundles);
beforeEach(() => {
  warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
});
afterEach(() => warn.mockRestore());

describe("exclusive", () => {
  test("asks for the document with our rule alone, after what it depends on", async () => {
    const { resources, calls, result } = await runNotification();
    expect(childrenOf(resources)).toEqual([
      "aws:iam/role:Role reader < ",
      `${NOTIFICATION} audit < audit`,
      "cloudtrail-changes:index:TrailNotification audit < ",
    ]);
    const notification = find(resources, NOTIFICATION);
    expect(notification.inputs).toEqual({ bucket: "example-trail-logs", queues: [RULE], topics: [] });
    expect(dependenciesOf(notification)).toContain("aws:iam/role:Role reader");
    expect(result.notificationId).toBe("cloudtrail-changes-test-audit");
    expect(calls.filter(({ token }) => token === GET_NOTIFICATION)).toHaveLength(1);
    expect(warn).not.toHaveBeenCalled();
  });

  test("sends to the vendor's topic in the place of a queue", async () => {
    const { resources } = await runNotification({ vendor: { accountId: "444455556666", topicArn: TOPIC } });
    const { queueArn: _, ...rule } = RULE;
    expect(find(resources, NOTIFICATION).inputs).toMatchObject({
      queues: [],
      topics: [{ ...rule, topicArn: TOPIC }],
    });
  });

  test.each<[string, Partial<TrailNotificationArgs>, string]>([
    ["one account", { keyPrefix: "logs" }, "logs/AWSLogs/111122223333/CloudTrail/"],
    ["another account", { accountIds: ["777788889999"] }, "AWSLogs/777788889999/CloudTrail/"],
    ["several accounts", { accountIds: ["111122223333", "777788889999"] }, "AWSLogs/"],
    ["an organisation", { organizationId: "o-a1b2c3d4e5" }, "AWSLogs/o-a1b2c3d4e5/"],
    [
      "a prefix that S3 wants encoded",
      { keyPrefix: "team=a b/" },
      "team%3Da+b/AWSLogs/111122223333/CloudTrail/",
    ],
  ])("the prefix of %s is as narrow as it can be", async (_, args, prefix) => {
    const { resources } = await runNotification(args);
    expect(find(resources, NOTIFICATION).inputs.queues).toEqual([{ ...RULE, filterPrefix: prefix }]);
  });

  test("a rule that replaces is allowed for, and a rule that came later is a warning", async () => {
    const old = { id: "old", events: ["s3:ObjectCreated:*"], queueArn: QUEUE };
    const { resources } = await runNotification({ replaces: "old" }, bucketHolds({ queues: [old] }));
    expect(find(resources, NOTIFICATION).inputs.queues).toEqual([RULE]);
    expect(warn).not.toHaveBeenCalled();

    await runNotification({}, bucketHolds({ queues: [old, { ...RULE }] }));
    expect(warn.mock.calls.map(([text]: string[]) => text)).toEqual([
      `TrailNotification "audit": The notification document of bucket "example-trail-logs" is this stack's own (mode exclusive), but somebody added "old" (${QUEUE}, s3:ObjectCreated:*). The next change of our rule, and destroy, take that out.`,
    ]);
  });

  test("a rule that is to give way and is not there is a warning", async () => {
    await runNotification({ replaces: "old" });
    expect(warn.mock.calls.map(([text]: string[]) => text)).toEqual([
      'TrailNotification "audit": replaces names rule "old", but the notification document of bucket "example-trail-logs" holds nothing: no rule gives way to ours.',
    ]);
  });

  test("region reaches child and question, an Id of your own is taken", async () => {
    const vendor = { accountId: "444455556666", queueArn: "arn:aws-cn:sqs:cn-north-1:444455556666:q" };
    const { resources, calls } = await runNotification({
      region: "cn-north-1",
      vendor,
      notificationId: "own",
    });
    const { inputs } = find(resources, NOTIFICATION);
    expect(inputs).toMatchObject({ region: "cn-north-1", queues: [{ id: "own" }] });
    expect(calls.find(({ token }) => token === GET_NOTIFICATION)?.args).toMatchObject({
      region: "cn-north-1",
    });
  });

  test("at preview with a bucket and a queue of the same program nothing is asked and nothing thrown", async () => {
    const { resources, calls } = await record(
      () => {
        const [bucket, queue] = [new Bucket("new"), new Queue("new")];
        const vendor = { accountId: "111122223333", queueArn: queue.arn };
        new TrailNotification("audit", { ...ARGS, bucket: bucket.id, vendor });
      },
      { preview: true },
    );
    expect(find(resources, NOTIFICATION).inputs).toEqual({
      bucket: UNKNOWN,
      queues: UNKNOWN,
      topics: UNKNOWN,
    });
    expect(calls.map(({ token }) => token)).not.toContain(GET_NOTIFICATION);
  });
});

describe("topic", () => {
  const args = { mode: "topic", topicArn: "arn:aws:sns:eu-west-1:111122223333:notices" } as const;

  test("asks for nothing; the statement for the topic's owner names the vendor's queue", async () => {
    const { resources, result } = await runNotification(args);
    expect(childrenOf(resources)).toEqual([
      "aws:iam/role:Role reader < ",
      "cloudtrail-changes:index:TrailNotification audit < ",
    ]);
    expect(json(result.topicStatement)).toEqual({
      Sid: "CloudtrailChangesSubscribes",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::444455556666:root" },
      Action: "sns:Subscribe",
      Resource: args.topicArn,
      Condition: { StringEquals: { "sns:Protocol": "sqs" }, StringLike: { "sns:Endpoint": QUEUE } },
    });
    expect(result.notificationId).toBeUndefined();
  });

  test("the queue need not be known, and within one account no statement is needed", async () => {
    const { result } = await runNotification({ ...args, vendor: { accountId: "444455556666" } });
    expect(String(result.topicStatement)).toContain("arn:aws:sqs:eu-west-1:444455556666:*");
    expect(
      (await runNotification({ ...args, vendor: { accountId: "111122223333" } })).result.topicStatement,
    ).toBeUndefined();
  });

  test("a topic of another region is right for CloudTrail only", async () => {
    await runNotification({ ...args, topicArn: "arn:aws:sns:us-east-1:111122223333:notices" });
    expect(warn.mock.calls.map(([text]: string[]) => text)).toEqual([
      'TrailNotification "audit": topicArn is in region us-east-1, but bucket "example-trail-logs" is in eu-west-1: right if CloudTrail itself publishes to the topic, since S3 sends to topics of the bucket\'s own region only.',
    ]);
  });
});

describe("external", () => {
  test("asks for nothing; the rule is there for your own document", async () => {
    const { resources, result, calls } = await runNotification({ mode: "external" });
    expect(childrenOf(resources)).toHaveLength(2);
    expect(result).toEqual({ notificationId: RULE.id, queueRule: RULE });
    expect(calls.map(({ token }) => token)).not.toContain(GET_NOTIFICATION);
  });

  test("for a vendor's topic, and for a vendor that is known later", async () => {
    const { queueArn: _, ...rule } = RULE;
    const topic = await runNotification({
      mode: "external",
      vendor: { accountId: "444455556666", topicArn: TOPIC },
    });
    expect(topic.result).toEqual({ notificationId: RULE.id, topicRule: { ...rule, topicArn: TOPIC } });
    const later = await runNotification({ mode: "external", vendor: pulumi.output(ARGS.vendor) });
    expect(later.result.queueRule).toEqual(RULE);
  });
});

test.each(["exclusive", "merge", "eventbridge", "topic", "external"] as const)(
  "%s: a preview of the first deployment does not throw",
  async (mode) => {
    const vendor = { accountId: "111122223333", queueArn: "arn:aws:sqs:eu-west-1:111122223333:q" };
    const topicArn = mode === "topic" ? "arn:aws:sns:eu-west-1:111122223333:t" : "";
    const options = { ...bucketHolds({ eventbridge: mode === "eventbridge" }), preview: true };
    await expect(runNotification({ mode, vendor, topicArn, replaces: "" }, options)).resolves.toBeDefined();
  },
);
