import { SQSClient } from "@aws-sdk/client-sqs";
import { SSMClient } from "@aws-sdk/client-ssm";
import { STSClient } from "@aws-sdk/client-sts";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { createDoctorProbes } from "./aws/doctor-probes";
import { createRegionalQueues, regionOfQueueUrl } from "./aws/regional-queues";
import { createS3Objects } from "./aws/s3-objects";
import { createSqsQueue } from "./aws/sqs-queue";
import { createSsmTrails } from "./aws/ssm-trails";
import { createSessions } from "./aws/sts-sessions";
import { createDeciders } from "./processing/deciders";
import { runDoctor } from "./processing/doctor";
import type { DoctorReport, DoctorRequest } from "./processing/doctor-ports";
import { readProcessorEnvironment } from "./processing/environment";
import { createProcessor } from "./processing/processor";
import { systemClock as clock } from "./support/clock";
import { createLog, logLevel } from "./support/log";
import { createMetrics } from "./support/metrics";

const environment = readProcessorEnvironment(process.env);
const { region, homeRegion, installation, ownRoleArns } = environment;
// Three attempts of a call that hangs must fit in the time that is kept back at the end of an invocation.
const requestHandler = { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

const sts = new STSClient({ region, requestHandler });
const ssm = new SSMClient({ region: homeRegion, requestHandler });
const sqsClients = new Map<string, SQSClient>();
const sqs = (queueRegion: string): SQSClient => {
  const client = sqsClients.get(queueRegion) ?? new SQSClient({ region: queueRegion, requestHandler });
  sqsClients.set(queueRegion, client);
  return client;
};

const trails = createSsmTrails(ssm, installation, clock);
const objects = createS3Objects(createSessions(sts, clock));
const queue = createRegionalQueues(region, (queueRegion) => createSqsQueue(sqs(queueRegion)));
const probes = createDoctorProbes({ sts, sqsOf: (url) => sqs(regionOfQueueUrl(url) ?? region) });

const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());

const log = createLog({ service: "processor", level: logLevel(environment.logLevel) });
const metrics = createMetrics({ service: "processor" });
const processor = createProcessor(
  { objects, trails, queue, clock, log, metrics },
  { ...environment, stop: stop.signal },
);

/** What Lambda calls: with messages of the trail queue, or with a request to check the wiring. */
export async function handler(
  event: SQSEvent | DoctorRequest,
  context: Context,
): Promise<SQSBatchResponse | DoctorReport> {
  if ("doctor" in event) {
    return runDoctor(event, { ...probes, trails, objects, clock, deciderOf: createDeciders(ownRoleArns) });
  }
  return processor.handle(event, { remainingMs: () => context.getRemainingTimeInMillis() });
}
