import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Hazard } from "./hazard";

/** A function that handles batches of messages. */
export interface Worker {
  handle(event: SQSEvent, invocation: { remainingMs(): number }): Promise<SQSBatchResponse>;
}

type Call<A extends unknown[], R> = (...args: A) => Promise<R>;

/** The life of one worker, through which it makes its calls: those of a dead one go nowhere and never return. */
export interface Life {
  guarded<A extends unknown[], R>(call: Call<A, R>): Call<A, R>;
  /** The same, for a call after which the worker may die: it has had its effect, and nobody knows of it. */
  deadly<A extends unknown[], R>(call: Call<A, R>): Call<A, R>;
  /** Aborts at the death. */
  signal: AbortSignal;
}

/** What `handle` of a worker rejects with when it dies in the middle. */
export class WorkerKilled extends Error {
  override name = "WorkerKilled";
}

/**
 * A worker that dies in the middle of a batch when the hazard strikes, as a container that is killed does: it gives
 * nothing back and acknowledges nothing. The next batch is handled by a new one that remembers nothing.
 */
export function mortalWorker(hazard: Hazard, birth: (life: Life) => Worker): Worker {
  let current: Mortal | undefined;
  return {
    handle: (event, invocation) => {
      const alive = (current ??= born(hazard, birth, () => (current = undefined)));
      return Promise.race([alive.worker.handle(event, invocation), alive.death]);
    },
  };
}

interface Mortal {
  worker: Worker;
  /** Rejects at the death, and never resolves. */
  death: Promise<never>;
}

function born(hazard: Hazard, birth: (life: Life) => Worker, onDeath: () => void): Mortal {
  const body = new AbortController();
  const { signal } = body;
  const death = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new WorkerKilled()), { once: true });
  });
  death.catch(() => undefined); // whoever handles a batch hears of it
  const made =
    <A extends unknown[], R>(call: Call<A, R>, mayDie: boolean): Call<A, R> =>
    async (...args) => {
      if (signal.aborted) return never;
      const result = await call(...args);
      if (!signal.aborted && mayDie && hazard.strikes()) {
        onDeath();
        body.abort();
      }
      return signal.aborted ? never : result;
    };
  const life: Life = {
    guarded: (call) => made(call, false),
    deadly: (call) => made(call, true),
    signal,
  };
  return { worker: birth(life), death };
}

const never = new Promise<never>(() => undefined);
