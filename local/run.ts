import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { EventEmitter } from "node:events";
import type { TrailRegistration } from "../contract/trail-registration";
import { createS3Objects } from "../runtime/aws/s3-objects";
import { createSqsQueue } from "../runtime/aws/sqs-queue";
import type { Change } from "../runtime/changes/change";
import type { Log } from "../runtime/ports/log";
import { createProcessor } from "../runtime/processing/processor";
import { createMemoryState } from "../runtime/publishing/memory-state";
import { createPublisher } from "../runtime/publishing/publisher";
import { createBigPandaSink } from "../runtime/sinks/bigpanda";
import { systemClock } from "../runtime/support/clock";
import { EMBEDDED_REGION, startEmbeddedServer } from "./aws/embedded-server";
import { noticeOf } from "./aws/notice";
import { startPoller } from "./aws/poller";
import { putFile } from "./aws/put-file";
import { createQueues, depthOf, type Queues } from "./aws/queues";
import type { WrittenObject } from "./aws/written-object";
import type { BigPanda } from "./bigpanda/server";
import type { RunFile } from "./run-file";
import { localDestination } from "./stand-ins/destination";
import { createLocalDestinations, createLocalTrails, type LocalTrails } from "./stand-ins/registry";
import { standInSessions } from "./stand-ins/sessions";
import { withShortPauses, withShortWaits } from "./stand-ins/waits";
import { createCountingMetrics, listenToLog, withSent, type FileAccount } from "./tally";

export interface RunOptions {
  bigPanda: BigPanda;
  /** TCP port of S3 and SQS on 127.0.0.1. Defaults to a free one. */
  port?: number;
  /** Announce every object twice. Defaults to false. */
  duplicateNotices?: boolean;
  log: Log;
}

/** A notice or a change that was put aside. */
export interface Parked {
  what: "notice" | "change";
  reason: string;
  /** The message, as it lies in its parked queue. */
  body: string;
}

/** The vendor side on this machine. */
export interface EmbeddedRun {
  /** URL at which S3 and SQS answer. */
  url: string;
  queues: Queues;
  trails: LocalTrails;
  /** `read`: a trail file was read to its end. `published`: the stand-in accepted a change. `parked`: put aside. */
  events: EventEmitter<RunEvents>;
  /** Metrics of both functions, summed up by name. */
  counts: ReadonlyMap<string, number>;
  /** Registers a trail and creates its bucket. */
  register(trail: TrailRegistration): Promise<void>;
  put(file: RunFile): Promise<void>;
  /** Whether nothing is left to do: no notice and no change waits anywhere. */
  isIdle(): Promise<boolean>;
  /** Ends the work in hand and all servers. What is still queued is gone with them. */
  stop(): Promise<void>;
}

export interface RunEvents {
  read: [FileAccount];
  published: [Change];
  parked: [Parked];
  /** A warning or an error in the functions' log, as a sentence. */
  warned: [string];
}

/** Milliseconds that Lambda gives the functions. */
const PROCESSOR_TIMEOUT = 300_000;
const PUBLISHER_TIMEOUT = 60_000;

/** Starts the embedded servers and both functions over them. */
export async function startRun(options: RunOptions): Promise<EmbeddedRun> {
  const { bigPanda, log } = options;
  const events = new EventEmitter<RunEvents>();
  const metrics = createCountingMetrics();
  const trails = createLocalTrails();
  const announcing = new Set<Promise<unknown>>();

  const server = await startEmbeddedServer({
    port: options.port,
    written: (object) => {
      const announced = announce(object).finally(() => announcing.delete(announced));
      announcing.add(announced);
    },
  });
  const { s3, sqs } = server;
  const queues = await createQueues(sqs, server.url);

  /** S3's part: the embedded server takes notification rules and sends nothing. */
  async function announce(object: WrittenObject): Promise<void> {
    const MessageBody = noticeOf(object, EMBEDDED_REGION, new Date());
    for (let times = options.duplicateNotices ? 2 : 1; times > 0; times--) {
      await sqs.send(new SendMessageCommand({ QueueUrl: queues.notices, MessageBody }));
    }
  }

  const queue = withSent(withShortWaits(createSqsQueue(sqs)), (queueUrl, { body, attributes }) => {
    const reason = attributes?.reason ?? "";
    if (queueUrl === queues.parkedNotices) events.emit("parked", { what: "notice", reason, body });
    if (queueUrl === queues.parkedChanges) events.emit("parked", { what: "change", reason, body });
  });
  const heard = listenToLog(log, {
    onFile: (account) => events.emit("read", account),
    onWarning: (text) => events.emit("warned", text),
  });
  const common = { queue, clock: systemClock, metrics };
  const processor = createProcessor(
    {
      ...common,
      trails,
      objects: createS3Objects(standInSessions, { endpoint: server.url, forcePathStyle: true }),
      log: heard,
    },
    { noticeQueueUrl: queues.notices, parkedNoticeQueueUrl: queues.parkedNotices },
  );
  const destination = localDestination(bigPanda.url, queues.changes);
  const publisher = createPublisher(
    {
      ...common,
      destinations: createLocalDestinations(destination),
      state: withShortPauses(createMemoryState(), systemClock),
      sinkFor: createBigPandaSink,
      log: heard,
    },
    { parkedQueueUrl: queues.parkedChanges },
  );
  bigPanda.events.on("accepted", (change) => events.emit("published", change));

  const poll = { sqs, region: EMBEDDED_REGION };
  const notices = { ...poll, queueUrl: queues.notices, batchSize: 5, timeoutMs: PROCESSOR_TIMEOUT };
  const changes = { ...poll, queueUrl: queues.changes, batchSize: 10, timeoutMs: PUBLISHER_TIMEOUT };
  const pollers = [
    startPoller({ ...notices, handle: (event, invocation) => processor.handle(event, invocation) }),
    startPoller({ ...notices, handle: (event, invocation) => processor.handle(event, invocation) }),
    startPoller({ ...changes, handle: (event, invocation) => publisher.handle(event, invocation) }),
  ];

  return {
    url: server.url,
    queues,
    trails,
    events,
    counts: metrics.counts,
    register: async (trail) => {
      trails.register({ ...trail, changeQueueUrl: queues.changes, destination: destination.name });
      await s3.send(new CreateBucketCommand({ Bucket: trail.bucket }));
    },
    put: (file) => putFile(s3, file, file.open()),
    // In this order: a notice leaves its queue only after its changes have entered theirs.
    isIdle: async () =>
      announcing.size === 0 &&
      (await depthOf(sqs, queues.notices)) === 0 &&
      (await depthOf(sqs, queues.changes)) === 0,
    stop: async () => {
      await Promise.all(pollers.map((poller) => poller.stop()));
      await Promise.allSettled(announcing);
      await server.close();
    },
  };
}
