import type { NotifierInput } from "../../contract/notifier-input";
import type { Clock } from "../ports/clock";
import type { Log } from "../ports/log";
import { rulesOf, type NotificationDocument } from "./document";
import { fulfilled, merged, type Wish } from "./merge";
import { readRequest } from "./request";
import { StoreRefusal, type BucketOfAccount, type NotificationStore } from "./store";

export interface NotifierPorts {
  store: NotificationStore;
  clock: Clock;
  log: Log;
  /** From 0 to 1, for waits of unequal length. Defaults to chance. */
  random?: () => number;
}

/** What a deployment is told; it stands in its state. */
export interface NotifierResult {
  bucket: string;
  ruleId: string;
  outcome: "written" | "unchanged" | "removed" | "no-bucket";
}

/**
 * Puts our rule into the notification document of a bucket, or takes it out, and leaves all other rules as they are.
 * It reads the document, merges by the rule's Id, writes, and reads back after a moment, because S3 has no
 * compare-and-swap: whoever wrote in between may have taken our rule out, and then it starts again. A write of
 * others between our read and our write, milliseconds apart, can still be lost. Rejects when five tries do not do.
 */
export function createNotifier(ports: NotifierPorts): { handle(event: unknown): Promise<NotifierResult> } {
  return {
    async handle(event) {
      const { action, input, previous } = readRequest(event);
      if (action === "delete") return without(ports, input);
      const result = await withRule(ports, input, previous);
      // The new bucket sends before the old one stops, so that no file is missed.
      if (previous && previous.bucket !== input.bucket) await without(ports, previous);
      return result;
    },
  };
}

const TRIES = 5;
/** Milliseconds before a document is read back, and before the second try; doubled at each. */
const READ_BACK_MS = 500;
const FIRST_WAIT_MS = 1_000;

async function withRule(
  ports: NotifierPorts,
  input: NotifierInput,
  previous: NotifierInput | undefined,
): Promise<NotifierResult> {
  const before = previous?.bucket === input.bucket ? [previous.rule.id] : [];
  const remove = [...before, ...(input.replaces === undefined ? [] : [input.replaces])];
  const wrote = await fulfil(ports, input, { add: input.rule, remove });
  return { bucket: input.bucket, ruleId: input.rule.id, outcome: wrote ? "written" : "unchanged" };
}

/** A bucket that is gone has no rule of ours. */
async function without(ports: NotifierPorts, input: NotifierInput): Promise<NotifierResult> {
  const told = { bucket: input.bucket, ruleId: input.rule.id };
  try {
    const wrote = await fulfil(ports, input, { remove: [input.rule.id] });
    return { ...told, outcome: wrote ? "removed" : "unchanged" };
  } catch (error) {
    if (error instanceof StoreRefusal && error.kind === "no-bucket") return { ...told, outcome: "no-bucket" };
    throw error;
  }
}

/** Resolves with true when something had to be written. */
async function fulfil(ports: NotifierPorts, of: BucketOfAccount, wish: Wish): Promise<boolean> {
  let wrote = false;
  let refusal: StoreRefusal | undefined;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await pause(ports, FIRST_WAIT_MS * 2 ** (attempt - 1));
    try {
      const document = await ports.store.read(of);
      if (fulfilled(document, wish)) return wrote;
      await write(ports, of, document, wish);
      wrote = true;
      await pause(ports, READ_BACK_MS);
      if (fulfilled(await ports.store.read(of), wish)) return wrote;
      refusal = undefined;
      ports.log.warn("The document was written by another at the same time.", { bucket: of.bucket, attempt });
    } catch (error) {
      if (!(error instanceof StoreRefusal) || error.kind !== "may-pass") throw error;
      refusal = error;
      ports.log.warn(error.message, { bucket: of.bucket, attempt });
    }
  }
  throw refusal ?? contended(of, wish);
}

async function write(
  ports: NotifierPorts,
  of: BucketOfAccount,
  document: NotificationDocument,
  wish: Wish,
): Promise<void> {
  const next = merged(document, wish);
  await ports.store.write(of, next);
  const ids = (one: NotificationDocument) =>
    rulesOf(one)
      .map(({ id }) => id)
      .join(", ");
  ports.log.info("Document written.", { bucket: of.bucket, before: ids(document), after: ids(next) });
}

function contended({ bucket }: BucketOfAccount, { add, remove }: Wish): Error {
  return new Error(
    `Another writer changed the notification document of bucket "${bucket}" each of ${TRIES} times that ${add ? `rule "${add.id}" was put in` : `rule "${remove.join('", "')}" was taken out`}. Deploy again when it is at rest, and let one program own the document.`,
  );
}

/** Half to all of the time, so that two writers do not meet again. */
function pause({ clock, random = Math.random }: NotifierPorts, milliseconds: number): Promise<void> {
  return clock.sleep(milliseconds * (0.5 + random() / 2));
}
