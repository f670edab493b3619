import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { SSMClient } from "@aws-sdk/client-ssm";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { createDynamoState } from "./aws/dynamo-state";
import { createSqsQueue } from "./aws/sqs-queue";
import { createSsmDestinations } from "./aws/ssm-destinations";
import { readPublisherEnvironment } from "./publishing/environment";
import { createPublisher } from "./publishing/publisher";
import { createBigPandaSink } from "./sinks/bigpanda";
import { createLogSink } from "./sinks/log";
import { systemClock as clock } from "./support/clock";
import { createLog, logLevel } from "./support/log";
import { createMetrics } from "./support/metrics";

const environment = readPublisherEnvironment(process.env);
// Short, so that the state's slowness ends in a retry of the queue and not at the end of the invocation.
const client = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
};

const log = createLog({ service: "publisher", level: logLevel(environment.logLevel) });
const publisher = createPublisher(
  {
    destinations: createSsmDestinations(new SSMClient(client), environment.installation, clock),
    state: createDynamoState(new DynamoDBClient(client), environment.stateTable, clock),
    queue: createSqsQueue(new SQSClient(client)),
    sinkFor: (destination) => (destination.dryRun ? createLogSink(log) : createBigPandaSink(destination)),
    clock,
    log,
    metrics: createMetrics({ service: "publisher" }),
  },
  environment,
);

/** What Lambda calls with messages of a change queue. */
export function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  return publisher.handle(event, { remainingMs: () => context.getRemainingTimeInMillis() });
}
