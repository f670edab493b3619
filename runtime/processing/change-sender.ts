import { SQS_BATCH_MAX_BYTES, SQS_BATCH_MAX_ENTRIES } from "../../contract/limits";
import type { TrailRegistration } from "../../contract/trail-registration";
import type { ChangeBody } from "../changes/body";
import type { Clock } from "../ports/clock";
import type { MessageQueue, OutgoingMessage, SendFailure } from "../ports/queue";
import { callWait, type Random } from "./back-off";
import { changeMessage } from "./change-message";
import { FaultError, faultOf } from "./fault";
import { messageBytes } from "./message-size";

/** Calls made for one batch before the notice is left to another try. */
const MAX_CALLS = 5;

export interface ChangeSenderOptions {
  queue: MessageQueue;
  trail: TrailRegistration;
  clock: Clock;
  random: Random;
  signal: AbortSignal;
  runId?: string;
}

/** Hands changes on to a change queue as they come, batch by batch: at most one batch is held in memory. */
export interface ChangeSender {
  /** Throws a `FaultError` when the queue does not accept a batch. */
  send(changes: ChangeBody[]): Promise<void>;
  /** Sends what is left. Afterwards the queue has every change but the refused ones. */
  flush(): Promise<void>;
  /** Changes that the queue accepted. */
  readonly sent: number;
  /** Changes that no repeat can get accepted, by code. */
  readonly refused: ReadonlyMap<string, number>;
}

export function createChangeSender(options: ChangeSenderOptions): ChangeSender {
  const { trail, runId } = options;
  const refused = new Map<string, number>();
  let batch: OutgoingMessage[] = [];
  let bytes = 0;
  let sent = 0;

  const refuse = (code: string): void => void refused.set(code, (refused.get(code) ?? 0) + 1);

  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const codes = await sendWhole(batch, options);
    for (const code of codes) refuse(code);
    sent += batch.length - codes.length;
    batch = [];
    bytes = 0;
  };

  return {
    async send(changes) {
      for (const change of changes) {
        const message = changeMessage(change, trail, runId);
        const size = messageBytes(message);
        if (size > SQS_BATCH_MAX_BYTES) {
          refuse("change-too-large");
          continue;
        }
        if (batch.length === SQS_BATCH_MAX_ENTRIES || bytes + size > SQS_BATCH_MAX_BYTES) await flush();
        batch.push(message);
        bytes += size;
      }
    },
    flush,
    get sent() {
      return sent;
    },
    refused,
  };
}

/** Repeats a batch with what was not accepted until nothing is left. Returns the codes of the refused entries. */
async function sendWhole(batch: OutgoingMessage[], options: ChangeSenderOptions): Promise<string[]> {
  const refused: string[] = [];
  let left = batch;
  for (let call = 1; ; call++) {
    options.signal.throwIfAborted();
    const { failures, cause } = await sendOnce(left, options);
    refused.push(...failures.filter((failure) => failure.senderFault).map((failure) => failure.code));
    const again = failures.filter((failure) => !failure.senderFault);
    const named = again.flatMap((failure) => left[failure.index] ?? []);
    // A failure that names no entry could be any of them: then all are repeated.
    left = named.length === again.length ? named : left;
    if (left.length === 0) return refused;
    if (call === MAX_CALLS) throw notAccepted(left.length, again[0]?.code ?? "unknown", cause);
    await options.clock.sleep(callWait(call, options.random), options.signal);
  }
}

interface Sending {
  failures: SendFailure[];
  cause?: unknown;
}

/** A call that fails as a whole counts as a failure of each entry that may pass. */
async function sendOnce(batch: OutgoingMessage[], { queue, trail }: ChangeSenderOptions): Promise<Sending> {
  try {
    return { failures: await queue.sendBatch(trail.changeQueueUrl, batch) };
  } catch (cause) {
    const code = cause instanceof Error ? cause.name : "unknown";
    return { failures: batch.map((_, index) => ({ index, code, senderFault: false })), cause };
  }
}

function notAccepted(count: number, code: string, cause: unknown): FaultError {
  const message = `The change queue did not accept ${count} changes in ${MAX_CALLS} calls (${code}).`;
  return new FaultError(faultOf("change-queue", message), { cause });
}
