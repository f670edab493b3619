import type { Log, LogFields } from "../runtime/ports/log";
import type { Metrics } from "../runtime/ports/metrics";
import type { MessageQueue, OutgoingMessage } from "../runtime/ports/queue";

/** The account that the processor gives of one trail file. */
export interface FileAccount {
  bucket: string;
  key: string;
  records: number;
  changes: number;
  /** Records dropped, by reason. */
  drops: Record<string, number>;
}

/** A metrics port that sums up what it is told, under the metric's name. */
export function createCountingMetrics(): Metrics & { counts: ReadonlyMap<string, number> } {
  const counts = new Map<string, number>();
  return {
    counts,
    add: (name, value) => void counts.set(name, (counts.get(name) ?? 0) + value),
    flush: () => {},
  };
}

export interface LogListener {
  /** The processor gives the account of a trail file. */
  onFile: (account: FileAccount) => void;
  /** Something did not go as it should; one sentence. */
  onWarning: (text: string) => void;
  /** The publisher gave a change up, since it had waited for budget too long. */
  onShed: (identifier: string) => void;
}

/** Passes a log on, and tells a listener what it is about. */
export function listenToLog(log: Log, { onFile, onWarning, onShed }: LogListener): Log {
  const warn = (message: string, { code, reason, key }: LogFields = {}) =>
    onWarning([message, reason ?? code, key].filter((part) => part !== undefined).join(" "));
  return {
    debug: (message, fields) => log.debug(message, fields),
    info: (message, fields) => {
      const account = fileAccountOf(fields ?? {});
      if (account) onFile(account);
      log.info(message, fields);
    },
    warn: (message, fields) => {
      warn(message, fields);
      if (message === "change shed") onShed(String(fields?.identifier));
      log.warn(message, fields);
    },
    error: (message, fields) => {
      warn(message, fields);
      log.error(message, fields);
    },
  };
}

function fileAccountOf({ bucket, key, records, changes, ...rest }: LogFields): FileAccount | undefined {
  if (typeof bucket !== "string" || typeof key !== "string") return undefined;
  if (typeof records !== "number" || typeof changes !== "number") return undefined;
  const drops = Object.entries(rest).flatMap(([name, value]) =>
    name.startsWith("drops.") ? [[name.slice("drops.".length), Number(value)] as const] : [],
  );
  return { bucket, key, records, changes, drops: Object.fromEntries(drops) };
}

/** Passes messages on, and hands out those that the queue accepted. */
export function withSent(
  queue: MessageQueue,
  onSent: (queueUrl: string, message: OutgoingMessage) => void,
): MessageQueue {
  return {
    ...queue,
    sendBatch: async (queueUrl, messages) => {
      const failures = await queue.sendBatch(queueUrl, messages);
      const failed = new Set(failures.map(({ index }) => index));
      messages.forEach((message, index) => failed.has(index) || onSent(queueUrl, message));
      return failures;
    },
  };
}
