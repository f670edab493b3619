import { AlarmTopic, type AlarmTopicArgs } from "../../components/customer/alarm-topic";
import { shown } from "../../contract/problems";
import { problemOfRegion } from "../../components/support/arn-of-place";
import { record } from "../support/components/monitor";
import { childrenOf, dependenciesOf, find } from "../support/components/queries";
import { valueOf } from "../support/components/values";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const KEY = "0123456789abcdef0123456789abcdef";
const url = `https://events.pagerduty.com/integration/${KEY}/enqueue`;

const KEY_ARN = "arn:aws:kms:eu-central-1:111122223333:key/0f0f";
const EXTRAS =
  "integrationUrl must have no user name, port, query and fragment with PagerDuty's host; it has one of them.";

describe("AlarmTopic", () => {
  test("asks for these children, in this order of need", async () => {
    const { resources } = await record(() => {
      new AlarmTopic("alarms", { integrationUrl: url });
    });
    expect(childrenOf(resources)).toEqual([
      "aws:sns/topic:Topic alarms < alarms",
      "aws:sns/topicPolicy:TopicPolicy alarms < alarms",
      "aws:sns/topicSubscription:TopicSubscription alarms < alarms",
      "aws:sqs/queue:Queue alarms-undelivered < alarms",
      "aws:sqs/queuePolicy:QueuePolicy alarms-undelivered < alarms",
      "cloudtrail-changes:index:AlarmTopic alarms < ",
    ]);
    const subscription = find(resources, "aws:sns/topicSubscription:TopicSubscription");
    expect(dependenciesOf(subscription)).toEqual(
      expect.arrayContaining([
        "aws:sns/topicPolicy:TopicPolicy alarms",
        "aws:sqs/queuePolicy:QueuePolicy alarms-undelivered",
      ]),
    );
    expect(subscription.inputs).toEqual({
      topic: "arn:aws:sns:eu-west-1:111122223333:cloudtrail-changes-test-alarms",
      protocol: "https",
      endpoint: url,
      endpointAutoConfirms: true,
      confirmationTimeoutInMinutes: 5,
      rawMessageDelivery: false,
      deliveryPolicy:
        '{"healthyRetryPolicy":{"numRetries":10,"minDelayTarget":5,"maxDelayTarget":300,"backoffFunction":"exponential"}}',
      redrivePolicy:
        '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:111122223333:cloudtrail-changes-test-alarms-undelivered"}',
    });
    expect(subscription.secrets).toEqual(["endpoint"]);
    expect(find(resources, "aws:sns/topic:Topic").inputs).not.toHaveProperty("fifoTopic");
  });

  test("the URL is a secret of the component, too", async () => {
    const { resources } = await record(() => {
      new AlarmTopic("alarms", { integrationUrl: url });
    });
    expect(find(resources, "cloudtrail-changes:index:AlarmTopic").secrets).toEqual(["integrationUrl"]);
  });

  test("its policies are known at the first preview", async () => {
    const { resources } = await record(
      () => {
        new AlarmTopic("alarms", { integrationUrl: url, region: "us-gov-west-1" });
      },
      { preview: true },
    );
    const topicPolicy = JSON.parse(
      String(find(resources, "aws:sns/topicPolicy:TopicPolicy").inputs.policy),
    ) as unknown;
    expect(topicPolicy).toMatchObject({
      Statement: [
        {
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Resource: "arn:aws-us-gov:sns:us-gov-west-1:111122223333:cloudtrail-changes-test-alarms",
          Condition: {
            ArnLike: { "aws:SourceArn": "arn:aws-us-gov:cloudwatch:us-gov-west-1:111122223333:alarm:*" },
            StringEquals: { "aws:SourceAccount": "111122223333" },
          },
        },
        { Effect: "Deny" },
      ],
    });
    expect(String(find(resources, "aws:sqs/queuePolicy:QueuePolicy").inputs.policy)).toContain(
      "arn:aws-us-gov:sns:us-gov-west-1:111122223333:cloudtrail-changes-test-alarms",
    );
  });

  test("says what the owner of its key must allow, from the first preview", async () => {
    const statementOf = async (args: Partial<AlarmTopicArgs>) => {
      const { result } = await record(
        () => {
          const topic = new AlarmTopic("alarms", { integrationUrl: url, region: "eu-central-1", ...args });
          return valueOf(topic.kmsKeyPolicyStatement);
        },
        { preview: true },
      );
      return result;
    };
    expect(JSON.parse(String(await statementOf({ keyArn: KEY_ARN })))).toEqual({
      Sid: "AlarmsUseTheKey",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: {
        ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:*" },
        StringEquals: { "aws:SourceAccount": "111122223333" },
      },
    });
    expect(await statementOf({})).toBeUndefined();
  });

  test("an empty region is none", async () => {
    const { resources } = await record(() => {
      new AlarmTopic("alarms", { integrationUrl: url, region: "" });
    });
    const topic = find(resources, "aws:sns/topic:Topic");
    expect(topic.inputs).not.toHaveProperty("region");
    expect(String(find(resources, "aws:sns/topicPolicy:TopicPolicy").inputs.policy)).toContain(":eu-west-1:");
  });

  test("in another stack it is another topic and queue", async () => {
    const namesIn = async (stack: string, args: Partial<AlarmTopicArgs> = {}) => {
      const { resources } = await record(
        () => {
          new AlarmTopic("alarms", { integrationUrl: url, ...args });
        },
        { project: "app", stack },
      );
      return ["aws:sns/topic:Topic", "aws:sqs/queue:Queue"].map((type) => find(resources, type).inputs.name);
    };
    expect(await namesIn("dev")).toEqual(["app-dev-alarms", "app-dev-alarms-undelivered"]);
    expect(await namesIn("prod")).toEqual(["app-prod-alarms", "app-prod-alarms-undelivered"]);
    expect(await namesIn("dev", { topicName: "own" })).toEqual(["own", "own-undelivered"]);
    const [, queue] = await namesIn("dev", { topicName: "t".repeat(256) });
    expect(queue).toMatch(/^t{61}-[0-9a-f]{6}-undelivered$/);
  });

  test("region and tags reach every child that takes them", async () => {
    const { resources } = await record(() => {
      new AlarmTopic("alarms", {
        integrationUrl: url,
        region: "eu-central-1",
        tags: { team: "ops" },
        keyArn: KEY_ARN,
      });
    });
    const children = resources.filter(({ custom }) => custom);
    expect(children.map(({ inputs }) => inputs.region)).toEqual(children.map(() => "eu-central-1"));
    expect(find(resources, "aws:sns/topic:Topic").inputs).toMatchObject({
      tags: { team: "ops" },
      kmsMasterKeyId: KEY_ARN,
    });
    expect(find(resources, "aws:sqs/queue:Queue").inputs).toMatchObject({ tags: { team: "ops" } });
  });

  test.each([
    [`https://events.pagerduty.com/x-ere/${KEY}`],
    [`https://events.eu.pagerduty.com/x-ere/R${KEY.slice(1)}`],
    [`https://events.pagerduty.com/integration/${KEY}/enqueue`],
    [`https://events.eu.pagerduty.com/integration/${KEY}/enqueue`],
    ["https://alerts.example.com/hooks/aws?token=x"],
    ["http://127.0.0.1:8080/hook"],
  ])("takes %s", async (integrationUrl) => {
    const { resources } = await record(() => {
      new AlarmTopic("alarms", { integrationUrl });
    });
    const { inputs } = find(resources, "aws:sns/topicSubscription:TopicSubscription");
    expect(inputs).toMatchObject({ endpoint: integrationUrl, protocol: integrationUrl.split(":")[0] });
  });

  const refused: [AlarmTopicArgs, string][] = [
    [{ integrationUrl: "pagerduty" }, "integrationUrl must be an https:// URL; it is no URL."],
    [
      { integrationUrl: `http://events.pagerduty.com/x-ere/${KEY}` },
      'integrationUrl must be an https:// URL (http:// for loopback hosts only), got "http://events.pagerduty.com/…".',
    ],
    [
      { integrationUrl: `https://eu.pagerduty.com/x-ere/${KEY}` },
      `integrationUrl must have PagerDuty's host events.pagerduty.com or events.eu.pagerduty.com, got "eu.pagerduty.com".`,
    ],
    [
      { integrationUrl: `https://events.pagerduty.com/v2/${KEY}` },
      "integrationUrl must be https://<PagerDuty's host>/x-ere/<key> or https://<PagerDuty's host>/integration/<key>/enqueue; its path is another.",
    ],
    ...["a.fifo", "a b", "", "t".repeat(257)].map((topicName): [AlarmTopicArgs, string] => [
      { integrationUrl: url, topicName },
      `topicName must be the name of a standard topic of 1 to 256 letters, digits, _ and -, got ${shown(topicName)}.`,
    ]),
    ...["alias/aws/sns", "arn:aws:kms:eu-west-1:111122223333:alias/a"].map(
      (keyArn): [AlarmTopicArgs, string] => [
        { integrationUrl: url, keyArn },
        `keyArn must be the ARN of a KMS key (not of an alias), such as arn:aws:kms:eu-west-1:111122223333:key/…, got "${keyArn}".`,
      ],
    ),
    ...["\n", " ", "\t"].map((end): [AlarmTopicArgs, string] => [
      { integrationUrl: `https://alerts.example.com/hook${end}` },
      "integrationUrl must hold no white space, such as a line end at its end.",
    ]),
    ...[`user@events.pagerduty.com/x-ere/${KEY}`, `events.pagerduty.com:443/x-ere/${KEY}`].map(
      (rest): [AlarmTopicArgs, string] => [{ integrationUrl: `https://${rest}` }, EXTRAS],
    ),
    [{ integrationUrl: `${url}?a=b` }, EXTRAS],
    [{ integrationUrl: `${url}#a` }, EXTRAS],
    ...["<key>", "{key}", "[key]", "$KEY", "YOUR_INTEGRATION_KEY", "xxxxxxxx"].map(
      (key): [AlarmTopicArgs, string] => [
        { integrationUrl: `https://events.eu.pagerduty.com/x-ere/${key}` },
        "integrationUrl must hold PagerDuty's key, of letters and digits; a placeholder seems to stand in its place.",
      ],
    ),
  ];
  test.each(refused)("refuses %j without showing the key", async (args, message) => {
    const run = record(() => {
      new AlarmTopic("alarms", args);
    });
    await expect(run).rejects.toThrow(new Error(`AlarmTopic "alarms": ${message}`));
    expect(message).not.toContain(KEY);
  });
});

test("a key or topic of another region is refused as soon as both are known", () => {
  expect(problemOfRegion("keyArn", KEY_ARN, "eu-west-1")).toBe(
    `keyArn must be of the component's region eu-west-1, got one of eu-central-1: ${KEY_ARN}`,
  );
  expect(problemOfRegion("keyArn", KEY_ARN, "eu-central-1")).toBeUndefined();
  expect(problemOfRegion("keyArn", KEY_ARN, undefined)).toBeUndefined();
});
