import { setTimeout as wait } from "node:timers/promises";
import type { QueuedChange } from "../../../runtime/queued-change";
import { customersFor, destinationsFor, NOTICE_QUEUE, limitsOf } from "./cast";
import { createEpisodes } from "./episodes";
import type { Overtake, RunFacts } from "./facts";
import { createFaults } from "./faults";
import { createFeeder } from "./feeder";
import { createFunctionLog } from "./function-log";
import { startFunctions } from "./functions";
import { parkedFacts } from "./parked";
import { setStage } from "./stage";
import { createWorld } from "./world";

export interface RunOptions {
  changes: number;
  seed: number;
  /** How much faster than the machine's the time of the run goes. */
  speed: number;
  /** Folder of the function bundles. */
  bundles: string;
  /** Told now and then how far the run is. */
  progress(text: string): void;
  signal: AbortSignal;
}

export interface RunResult {
  facts: RunFacts;
  /** What else is worth telling: no judge looks at it. */
  asides: Record<string, string | number>;
}

/** Messages in the noisy change queues above which nothing more is fed. */
const BACKLOG = 4_000;
/** Milliseconds without any progress after which a run is given up. */
const STALL_MS = 180_000;
/** Skipped milliseconds of the world's without progress, likewise: four days, as long as the trail queue keeps. */
const STALL_SKIPPED_MS = 4 * 86_400_000;

/** One run: from nothing to empty queues. Leaves no process behind, also when it is aborted. */
export async function runChaos(options: RunOptions): Promise<RunResult> {
  const { changes, seed, signal } = options;
  const world = createWorld(options.speed);
  const faults = createFaults(seed, changes);
  const cameAt = new Map<string, number>();
  const log = createFunctionLog((destination, identifier) => ({
    counted: stage.counted(destination),
    ageMs: world.now() - (cameAt.get(`${destination} ${identifier}`) ?? Infinity),
  }));
  const complaints: string[] = [];
  const complaint = (text: string): void => void complaints.push(text.trim().slice(0, 300));
  const destinations = destinationsFor(changes);
  const noisy = new Set(destinations.filter((one) => one.noisy).map(({ name }) => name));
  const noisyChanges = customersFor(changes)
    .filter(({ destination }) => noisy.has(destination))
    .reduce((sum, customer) => sum + customer.changes, 0);
  const accepted = new Set<string>();
  let noisyAccepted = 0;
  const quiet = new Map<string, { backlog: number; from: number; published?: number }>();

  const backlog = (): number =>
    [...noisy].reduce((sum, name) => sum + (stage.changeQueues.get(name)?.length ?? 0), 0);
  const stage = await setStage({
    changes,
    world,
    faults,
    complaint,
    queued: (destination, body) => {
      const { identifier } = (JSON.parse(body) as QueuedChange).change;
      const place = `${destination} ${identifier}`;
      if (!cameAt.has(place)) cameAt.set(place, world.now());
      if (destination === "quiet" && !quiet.has(identifier)) {
        quiet.set(identifier, { backlog: backlog(), from: noisyAccepted });
      }
    },
    accepted: ({ destination, identifier }) => {
      const seen = quiet.get(identifier);
      if (seen) seen.published ??= noisyAccepted - seen.from;
      if (accepted.has(identifier)) return;
      accepted.add(identifier);
      if (noisy.has(destination)) noisyAccepted += 1;
    },
  });
  const functions = startFunctions({
    bundles: options.bundles,
    stage,
    world,
    faults,
    line: log.line,
    complaint,
  });
  const feeder = createFeeder({ changes, seed, stage, world, faults });
  const episodes = createEpisodes(stage, world, faults);
  const began = Date.now();
  const worldBegan = world.now();
  let stalled = false;

  /** Nobody works, and nothing can be received before some time has passed. */
  async function everyoneWaits(): Promise<boolean> {
    if (functions.busy() > 0 || stage.sqs.held() > 0) return false;
    if ([...stage.changeQueues.values()].some((queue) => queue.hasVisible())) return false;
    const { visible } = await stage.embedded.depth(NOTICE_QUEUE);
    return visible === 0 && functions.busy() === 0;
  }

  async function untilDone(): Promise<void> {
    let [before, since, skippedSince, said, step] = [0, Date.now(), world.skipped, 0, 0];
    for (;;) {
      signal.throwIfAborted();
      const part = noisyAccepted / noisyChanges;
      const { visible, waiting } = await stage.embedded.depth(NOTICE_QUEUE);
      if (backlog() < BACKLOG && visible < 100) await feeder.feed();
      await feeder.feedQuiet(feeder.done || accepted.size >= feeder.expected.length ? 1 : part);
      episodes.at(part);
      const inQueues = [...stage.changeQueues.values()].reduce((sum, queue) => sum + queue.length, 0);
      if (feeder.done && inQueues + visible + waiting + stage.sqs.held() + functions.busy() === 0) return;

      if (await everyoneWaits()) {
        step = Math.min(Math.max(5_000, step * 2), 300_000);
        world.skip(step);
        await Promise.all([functions.follow(), stage.embedded.follow()]);
        await wait(20); // the sources look into their queues again
      } else step = 0;

      const done = accepted.size + log.facts.shed.length + log.facts.scans.length;
      if (done > before) [before, since, skippedSince] = [done, Date.now(), world.skipped];
      if (Date.now() - since > STALL_MS || world.skipped - skippedSince > STALL_SKIPPED_MS) {
        stalled = true;
        return;
      }
      if (Date.now() - said > 5_000) {
        said = Date.now();
        const minutes = Math.round((world.now() - worldBegan) / 60_000);
        options.progress(
          `${accepted.size} of ${feeder.expected.length} fed (${changes} in all) accepted, ${inQueues} queued, ` +
            `${visible}+${waiting} notices, ${minutes} min of the world`,
        );
      }
      await wait(100, undefined, { signal });
    }
  }

  try {
    await untilDone();
    await functions.close();
    if (log.facts.shed.length > 0) faults.count("over-budget");
    const { waiting, visible } = await stage.embedded.depth(NOTICE_QUEUE);
    const overtakes = [...quiet].flatMap(([identifier, { backlog: before, published }]): Overtake[] =>
      published === undefined ? [] : [{ identifier, backlog: before, published }],
    );
    const facts: RunFacts = {
      expected: feeder.expected,
      calls: stage.bigPanda.calls,
      ...(await parkedFacts(stage)),
      ...log.facts,
      hopeless: feeder.hopeless,
      poison: feeder.poison,
      files: feeder.files,
      limits: destinations.map(limitsOf),
      overtakes,
      left: {
        [NOTICE_QUEUE]: visible + waiting,
        ...Object.fromEntries([...stage.changeQueues].map(([name, queue]) => [name, queue.length])),
      },
      fired: faults.fired(),
      complaints: [...complaints, ...log.strange],
      stalled,
    };
    const asides = {
      "seconds of the machine": Math.round((Date.now() - began) / 1_000),
      "minutes of the world": Math.round((world.now() - worldBegan) / 60_000),
      "of these skipped": Math.round(world.skipped / 60_000),
      "containers started": functions.started(),
      ...Object.fromEntries([...functions.ends].map(([kind, count]) => [`invocations ${kind}`, count])),
      ...Object.fromEntries(log.errors),
    };
    return { facts, asides };
  } finally {
    await functions.close();
    await stage.close();
  }
}
