import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { IAMClient } from "@aws-sdk/client-iam";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { SSMClient } from "@aws-sdk/client-ssm";
import { STSClient } from "@aws-sdk/client-sts";
import { Agent } from "node:https";
import { REGION } from "./stack";

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** One caller's clients of the emulator's services. */
export type Clients = ReturnType<typeof clientsOf>;

/** Where the emulator is, and whose certificate it shows. */
export interface Place {
  url: string;
  ca: string;
}

export function clientsOf({ url: endpoint, ca }: Place, credentials: Credentials) {
  const requestHandler = { httpsAgent: new Agent({ ca, keepAlive: true }) };
  const config = { endpoint, region: REGION, credentials, maxAttempts: 1, requestHandler };
  const clients = {
    alarms: new CloudWatchClient(config),
    logs: new CloudWatchLogsClient(config),
    tables: new DynamoDBClient(config),
    events: new EventBridgeClient(config),
    iam: new IAMClient(config),
    functions: new LambdaClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    topics: new SNSClient(config),
    queues: new SQSClient(config),
    parameters: new SSMClient(config),
    sts: new STSClient(config),
  };
  return { ...clients, close: () => Object.values(clients).forEach((client) => client.destroy()) };
}

/** The root of an account: the emulator takes an account's id for its access key. */
export function rootOf(accountId: string): Credentials {
  return { accessKeyId: accountId, secretAccessKey: "test" };
}
