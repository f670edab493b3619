import { CreateBucketCommand, GetObjectCommand } from "@aws-sdk/client-s3";
import { EventEmitter } from "node:events";
import type { Filter } from "../contract/filter";
import type { TrailRegistration } from "../contract/trail-registration";
import type { Change } from "../runtime/changes/change";
import type { Log } from "../runtime/ports/log";
import { createMemoryState } from "../runtime/publishing/memory-state";
import { systemClock } from "../runtime/support/clock";
import { createAnnouncer, type Announcer } from "./aws/announcer";
import { startEmbeddedServer } from "./aws/embedded-server";
import { putFile } from "./aws/put-file";
import { createQueues, depthOf, type QueueDepth, type Queues } from "./aws/queues";
import { redrive } from "./aws/redrive";
import type { BigPanda } from "./bigpanda/server";
import { createHazard, type Hazard } from "./faults/hazard";
import { startFunctions } from "./functions";
import type { RunFile } from "./run-file";
import { budgetOf, type BudgetFacts } from "./stand-ins/budget";
import { localDestination, NO_BUDGET } from "./stand-ins/destination";
import { createLocalDestinations, createLocalTrails, type LocalTrails } from "./stand-ins/registry";
import { withShortPauses } from "./stand-ins/waits";
import { createCountingMetrics, listenToLog, type FileAccount } from "./tally";

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
  /** What was written beside it, the reason included. */
  attributes: Record<string, string>;
}

/** The vendor side on this machine. */
export interface EmbeddedRun {
  /** URL at which S3 and SQS answer. */
  url: string;
  queues: Queues;
  trails: LocalTrails;
  /** `opened`: a processor begins to read a trail file. `read`: a trail file was read to its end. `published`: the stand-in accepted a change. `parked`: put aside. */
  events: EventEmitter<RunEvents>;
  /** Metrics of both functions, summed up by name. */
  counts: ReadonlyMap<string, number>;
  bigPanda: BigPanda;
  announcer: Announcer;
  hazards: { processor: Hazard; publisher: Hazard };
  /** The rules of every registered trail, for files that are read from now on. */
  filter: Filter;
  /** Registers a trail, or changes a registration, and creates its bucket. */
  register(trail: TrailRegistration): Promise<void>;
  put(file: RunFile): Promise<void>;
  /** Reads an object as it lies in its bucket. */
  open(object: { bucket: string; key: string }): Promise<AsyncIterable<Uint8Array>>;
  depths(): Promise<Record<keyof Queues, QueueDepth>>;
  budget(): Promise<BudgetFacts>;
  /** Changes a week; undefined: no budget to speak of. */
  setBudget(perWeek: number | undefined): void;
  /** Sends what is parked again, and returns the messages. */
  redrive(what: Parked["what"]): Promise<string[]>;
  /** Whether nothing is left to do: no notice and no change waits anywhere. */
  isIdle(): Promise<boolean>;
  /** Ends the work in hand and all servers. What is still queued is gone with them. */
  stop(): Promise<void>;
}

export interface RunEvents {
  opened: [trail: TrailRegistration, key: string];
  read: [FileAccount];
  published: [Change];
  parked: [Parked];
  /** A change was given up for want of budget; its identifier. */
  shed: [string];
  /** A warning or an error in the functions' log, as a sentence. */
  warned: [string];
}

/** Starts the embedded servers and both functions over them. */
export async function startRun(options: RunOptions): Promise<EmbeddedRun> {
  const { bigPanda } = options;
  const events = new EventEmitter<RunEvents>();
  const metrics = createCountingMetrics();
  const trails = createLocalTrails();
  const hazards = { processor: createHazard(), publisher: createHazard() };
  const announcer = createAnnouncer({
    sqs: () => server.sqs,
    queueUrl: () => queues.notices,
    duplicates: options.duplicateNotices ?? false,
  });
  const server = await startEmbeddedServer({
    port: options.port,
    written: (object) => announcer.written(object),
  });
  const { s3, sqs } = server;
  const queues = await createQueues(sqs, server.url);
  const destination = localDestination(bigPanda.url, queues.changes);
  const state = withShortPauses(createMemoryState(), systemClock);
  let filter: Filter = {};

  const pollers = startFunctions({
    serverUrl: server.url,
    sqs,
    queues,
    trails,
    destinations: createLocalDestinations(destination),
    state,
    metrics,
    hazards,
    log: listenToLog(options.log, {
      onFile: (account) => events.emit("read", account),
      onWarning: (text) => events.emit("warned", text),
      onShed: (identifier) => events.emit("shed", identifier),
    }),
    onOpen: (trail, key) => events.emit("opened", trail, key),
    onSent: (queueUrl, { body, attributes = {} }) => {
      const parked = { reason: attributes.reason ?? "", body, attributes };
      if (queueUrl === queues.parkedNotices) events.emit("parked", { what: "notice", ...parked });
      if (queueUrl === queues.parkedChanges) events.emit("parked", { what: "change", ...parked });
    },
  });
  bigPanda.events.on("accepted", (change) => events.emit("published", change));

  return {
    url: server.url,
    queues,
    trails,
    events,
    counts: metrics.counts,
    bigPanda,
    announcer,
    hazards,
    get filter() {
      return filter;
    },
    set filter(rules) {
      filter = rules;
      for (const trail of trails.all()) trails.register({ ...trail, filter });
    },
    register: async (trail) => {
      const isNew = trails.get(trail.bucket) === undefined;
      const place = { changeQueueUrl: queues.changes, destination: destination.name };
      trails.register({ ...trail, ...place, filter });
      if (isNew) await s3.send(new CreateBucketCommand({ Bucket: trail.bucket }));
    },
    put: (file) => putFile(s3, file, file.open()),
    open: async ({ bucket, key }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return Body as unknown as AsyncIterable<Uint8Array>;
    },
    depths: async () => ({
      notices: await depthOf(sqs, queues.notices),
      changes: await depthOf(sqs, queues.changes),
      parkedNotices: await depthOf(sqs, queues.parkedNotices),
      parkedChanges: await depthOf(sqs, queues.parkedChanges),
    }),
    budget: () => budgetOf(destination, state, systemClock.now()),
    setBudget: (perWeek) => void (destination.changesPerWeek = perWeek ?? NO_BUDGET),
    redrive: (what) =>
      what === "notice"
        ? redrive({ sqs, from: queues.parkedNotices, to: queues.notices })
        : redrive({
            sqs,
            from: queues.parkedChanges,
            to: queues.changes,
            groupOf: () => destination.name,
          }),
    // In this order: a notice leaves its queue only after its changes have entered theirs.
    isIdle: async () =>
      announcer.isIdle() &&
      (await depthOf(sqs, queues.notices)).total === 0 &&
      (await depthOf(sqs, queues.changes)).total === 0,
    stop: async () => {
      await Promise.all(pollers.map((poller) => poller.stop()));
      await announcer.settled();
      await server.close();
    },
  };
}
