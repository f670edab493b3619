import type { SQSClient } from "@aws-sdk/client-sqs";
import type { TrailRegistration } from "../contract/trail-registration";
import { createS3Objects } from "../runtime/aws/s3-objects";
import { createSqsQueue } from "../runtime/aws/sqs-queue";
import type { Clock } from "../runtime/ports/clock";
import type { Log } from "../runtime/ports/log";
import type { Metrics } from "../runtime/ports/metrics";
import type { MessageQueue, OutgoingMessage } from "../runtime/ports/queue";
import type { DestinationRegistry, TrailRegistry } from "../runtime/ports/registry";
import type { PublisherState } from "../runtime/ports/state";
import { createProcessor } from "../runtime/processing/processor";
import { createPublisher } from "../runtime/publishing/publisher";
import { createBigPandaSink } from "../runtime/sinks/bigpanda";
import { systemClock } from "../runtime/support/clock";
import { EMBEDDED_REGION } from "./aws/embedded-server";
import { startPoller, type Poller } from "./aws/poller";
import { VISIBILITY, type Queues } from "./aws/queues";
import type { Hazard } from "./faults/hazard";
import { mortalWorker, type Life, type Worker } from "./faults/mortal-worker";
import { standInSessions } from "./stand-ins/sessions";
import { shortened, withShortWaits } from "./stand-ins/waits";
import { withSent } from "./tally";

export interface FunctionsOptions {
  /** Where S3 and SQS answer. */
  serverUrl: string;
  sqs: SQSClient;
  queues: Queues;
  trails: TrailRegistry;
  destinations: DestinationRegistry;
  state: PublisherState;
  log: Log;
  metrics: Metrics;
  /** A processor begins to read a file of a registered trail, as the trail is registered at that moment. */
  onOpen(trail: TrailRegistration, key: string): void;
  /** A queue took a message from a function. */
  onSent(queueUrl: string, message: OutgoingMessage): void;
  /** Kills a processor, a publisher, after a call of its next batch that the next stage has taken. */
  hazards: { processor: Hazard; publisher: Hazard };
}

/** Milliseconds that Lambda gives the functions. */
const PROCESSOR_TIMEOUT = 300_000;
const PUBLISHER_TIMEOUT = 60_000;

/** Starts the functions that are deployed, each with what calls it: two processors and one publisher. */
export function startFunctions(options: FunctionsOptions): Poller[] {
  const { sqs, queues, hazards } = options;
  const queue = withSent(withShortWaits(createSqsQueue(sqs)), (url, message) => options.onSent(url, message));
  const newProcessor = () => mortalWorker(hazards.processor, (life) => processor(options, queue, life));
  const poll = { sqs, region: EMBEDDED_REGION };
  const notices = {
    ...poll,
    queueUrl: queues.notices,
    batchSize: 5,
    timeoutMs: PROCESSOR_TIMEOUT,
    abandonedSeconds: shortened(VISIBILITY.notices),
  };
  const changes = {
    ...poll,
    queueUrl: queues.changes,
    batchSize: 10,
    timeoutMs: PUBLISHER_TIMEOUT,
    abandonedSeconds: shortened(VISIBILITY.changes),
  };
  const start = (from: typeof notices, worker: Worker) =>
    startPoller({ ...from, handle: (event, invocation) => worker.handle(event, invocation) });
  return [
    start(notices, newProcessor()),
    start(notices, newProcessor()),
    start(
      changes,
      mortalWorker(hazards.publisher, (life) => publisher(options, queue, life)),
    ),
  ];
}

function processor(options: FunctionsOptions, queue: MessageQueue, life: Life): Worker {
  const { serverUrl, queues, trails, log, metrics } = options;
  const objects = createS3Objects(standInSessions, { endpoint: serverUrl, forcePathStyle: true });
  return createProcessor(
    {
      objects: {
        open: life.guarded((request) => {
          options.onOpen(request.trail, request.key);
          return objects.open(request);
        }),
      },
      trails,
      queue: {
        sendBatch: life.deadly((url, messages) => queue.sendBatch(url, messages)),
        changeVisibility: life.guarded((url, handle, seconds) =>
          queue.changeVisibility(url, handle, seconds),
        ),
      },
      clock: clockOf(life),
      log,
      metrics,
    },
    {
      noticeQueueUrl: queues.notices,
      parkedNoticeQueueUrl: queues.parkedNotices,
      stop: life.signal,
    },
  );
}

function publisher(options: FunctionsOptions, queue: MessageQueue, life: Life): Worker {
  const { queues, destinations, state, log, metrics } = options;
  return createPublisher(
    {
      destinations,
      state,
      queue: {
        sendBatch: life.guarded((url, messages) => queue.sendBatch(url, messages)),
        changeVisibility: life.guarded((url, handle, seconds) =>
          queue.changeVisibility(url, handle, seconds),
        ),
      },
      sinkFor: (destination) => {
        const sink = createBigPandaSink(destination);
        return { send: life.deadly((change, signal) => sink.send(change, signal)) };
      },
      clock: clockOf(life),
      log,
      metrics,
    },
    { parkedQueueUrl: queues.parkedChanges },
  );
}

/** The system's clock, on which nothing waits any more once the worker is dead. */
function clockOf({ signal }: Life): Clock {
  return {
    now: () => systemClock.now(),
    sleep: (milliseconds, other) =>
      systemClock.sleep(milliseconds, other ? AbortSignal.any([other, signal]) : signal),
  };
}
