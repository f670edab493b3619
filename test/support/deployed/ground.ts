import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateBucketCommand,
  PutBucketNotificationConfigurationCommand,
  type NotificationConfiguration,
} from "@aws-sdk/client-s3";
import { CreateTopicCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { PutParameterCommand } from "@aws-sdk/client-ssm";
import { FOREIGN_RULE } from "../scenarios/common";
import type { Clients } from "./clients";
import { BUCKETS, CUSTOMER, KEYS, LOG_GROUP, TOPIC_ARN, VENDOR } from "./programs";
import { REGION } from "./stack";

export const API_KEY = "api-key-of-the-stand-in";
export const APP_KEY = "app-key-of-the-stand-in";
export const WRONG_KEY = "api-key-that-was-revoked";

/** Somebody else's queue, to which one of the buckets sends already. */
export const FOREIGN_QUEUE = `arn:aws:sqs:${REGION}:${CUSTOMER}:reports`;
export const FOREIGN = {
  Id: FOREIGN_RULE.id,
  QueueArn: FOREIGN_QUEUE,
  Events: ["s3:ObjectCreated:*"],
  Filter: { Key: { FilterRules: [{ Name: "prefix", Value: "reports/" }] } },
} satisfies NonNullable<NotificationConfiguration["QueueConfigurations"]>[number];

/** What the accounts have before any of ours comes: buckets, keys, a log group, a topic, a foreign rule. */
export async function layGround({ own, vendor, customer }: Record<"own" | "vendor" | "customer", Clients>) {
  await createBucket(own, BUCKETS.own);
  await createBucket(vendor, BUCKETS.house);
  for (const bucket of [BUCKETS.acme, BUCKETS.globex, BUCKETS.initech, BUCKETS.unknown]) {
    await createBucket(customer, bucket);
  }
  await notify(vendor, BUCKETS.house, { EventBridgeConfiguration: {} });

  for (const account of [own, vendor]) {
    await putKey(account, KEYS.apiKeyParameter, API_KEY);
    await putKey(account, KEYS.appKeyParameter, APP_KEY);
  }
  await putKey(vendor, KEYS.otherApiKeyParameter, WRONG_KEY);
  await own.logs.send(new CreateLogGroupCommand({ logGroupName: LOG_GROUP }));

  await openQueue(customer, "reports");
  await notify(customer, BUCKETS.acme, { QueueConfigurations: [FOREIGN] });
  await createTrailTopic(customer);
  await notify(customer, BUCKETS.globex, {
    TopicConfigurations: [
      {
        Id: "trail-files",
        TopicArn: TOPIC_ARN,
        Events: ["s3:ObjectCreated:*"],
        // Of other regions CloudTrail itself tells the topic.
        Filter: {
          Key: { FilterRules: [{ Name: "prefix", Value: `AWSLogs/${CUSTOMER}/CloudTrail/${REGION}/` }] },
        },
      },
    ],
  });
}

export async function putKey({ parameters }: Clients, name: string, value: string): Promise<void> {
  const command = new PutParameterCommand({
    Name: name,
    Value: value,
    Type: "SecureString",
    Overwrite: true,
  });
  await parameters.send(command);
}

export async function notify(
  { s3 }: Clients,
  bucket: string,
  document: NotificationConfiguration,
): Promise<void> {
  await s3.send(
    new PutBucketNotificationConfigurationCommand({ Bucket: bucket, NotificationConfiguration: document }),
  );
}

async function createBucket({ s3 }: Clients, bucket: string): Promise<void> {
  const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
  await s3.send(new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration }));
}

/** A queue that takes what S3 sends. Returns its URL. */
async function openQueue({ queues }: Clients, name: string): Promise<void> {
  const { QueueUrl } = await queues.send(new CreateQueueCommand({ QueueName: name }));
  const Policy = policyOf([allow("s3.amazonaws.com", "sqs:SendMessage", FOREIGN_QUEUE)]);
  await queues.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
}

/** The customer's topic lets S3 publish, and the vendor's account subscribe its queue, as the request asks for. */
async function createTrailTopic({ topics }: Clients): Promise<void> {
  const { TopicArn } = await topics.send(new CreateTopicCommand({ Name: "trail-files" }));
  const Policy = policyOf([
    allow("s3.amazonaws.com", "sns:Publish", TOPIC_ARN),
    { ...allow("", "sns:Subscribe", TOPIC_ARN), Principal: { AWS: `arn:aws:iam::${VENDOR}:root` } },
  ]);
  await topics.send(
    new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue: Policy }),
  );
}

function allow(service: string, action: string, resource: string) {
  return { Effect: "Allow", Principal: { Service: service }, Action: action, Resource: resource };
}

function policyOf(statements: unknown[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
