import { SQSClient } from "@aws-sdk/client-sqs";
import path from "node:path";
import { changeQueueName, NOTICE_QUEUE } from "./cast";
import { startContainer, type InvocationEnd } from "./container";
import { startEventSource } from "./event-source";
import type { Faults } from "./faults";
import { createMishaps } from "./mishaps";
import { createPool, type Pool } from "./pool";
import type { Stage } from "./stage";
import type { World } from "./world";

/** The two functions, each with its containers, and what invokes them. */
export interface Functions {
  /** Batches that are being worked on. */
  busy(): number;
  /** Containers started so far. */
  started(): number;
  /** How the invocations ended. */
  ends: Map<InvocationEnd["kind"], number>;
  /** Gives all processes the world's skips. */
  follow(): Promise<void>;
  close(): Promise<void>;
}

export interface FunctionsOptions {
  /** Folder of the bundles. */
  bundles: string;
  stage: Stage;
  world: World;
  faults: Faults;
  line: (text: string) => void;
  complaint: (text: string) => void;
}

/** Time-outs of the deployed functions, in milliseconds. */
const PROCESSOR_MS = 300_000;
const PUBLISHER_MS = 60_000;

export function startFunctions({
  bundles,
  stage,
  world,
  faults,
  line,
  complaint,
}: FunctionsOptions): Functions {
  const sqs = new SQSClient({
    region: "eu-west-1",
    endpoint: stage.sqs.url,
    credentials: { accessKeyId: "t", secretAccessKey: "t" },
  });
  const ends = new Map<InvocationEnd["kind"], number>();
  const ended = (end: InvocationEnd): void => {
    ends.set(end.kind, (ends.get(end.kind) ?? 0) + 1);
    if (end.kind === "thrown") complaint(`An invocation threw ${end.detail ?? ""}.`);
  };
  const pool = (name: "processor" | "publisher", most: number): Pool =>
    createPool(async () => {
      const env = stage.environment[name];
      const container = await startContainer({
        bundle: path.join(bundles, `${name}.mjs`),
        env,
        world,
        line,
        complaint,
      });
      void container.ended.then(() => {
        if (!container.killed) complaint(`A ${name} ended by itself (${String(container.child.exitCode)}).`);
      });
      return container;
    }, most);
  const processors = pool("processor", 3);
  const publishers = pool("publisher", stage.changeQueues.size + 1);

  const readNotices = startEventSource({
    sqs,
    queueUrl: stage.queueUrl(NOTICE_QUEUE),
    batchSize: 5,
    width: 3,
    timeoutMs: PROCESSOR_MS,
    pool: processors,
    begun: createMishaps({ faults, killed: "processor-killed", usualMs: 60, more: false }),
    ended,
  });
  const begun = createMishaps({ faults, killed: "publisher-killed", usualMs: 50, more: true });
  const publish = [...stage.changeQueues.keys()].map((destination) => {
    const queueUrl = stage.queueUrl(changeQueueName(destination));
    const timeoutMs = PUBLISHER_MS;
    return startEventSource({
      sqs,
      queueUrl,
      batchSize: 10,
      width: 2,
      timeoutMs,
      pool: publishers,
      begun,
      ended,
    });
  });
  const sources = [readNotices, ...publish];

  return {
    busy: () => sources.reduce((sum, source) => sum + source.busy, 0),
    started: () => processors.started + publishers.started,
    ends,
    follow: async () => {
      await Promise.all([...processors.all(), ...publishers.all()].map((container) => container.follow()));
    },
    close: async () => {
      await Promise.all(sources.map((source) => source.stop()));
      await Promise.all([processors.close(), publishers.close()]);
      sqs.destroy();
    },
  };
}
