import { createHash, randomUUID } from "node:crypto";

/** One entry as it was sent. */
export interface FifoEntry {
  body: string;
  groupId: string;
  deduplicationId: string;
}

export interface FifoMessage extends FifoEntry {
  id: string;
  md5: string;
  sentAt: number;
  receives: number;
  firstReceivedAt: number;
  /** Milliseconds since 1970; in the future while someone works on it, or it waits for another try. */
  visibleAt: number;
}

/**
 * A FIFO queue as SQS describes it: order within a group, a group locked while one of its messages is received and
 * neither deleted nor visible again, several messages of a group in one receive, repeats within five minutes
 * swallowed, an outdated receipt handle refused.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
 */
export interface FifoQueue {
  /** The message's id, also for a repeat that is swallowed. */
  send(entry: FifoEntry): { id: string; md5: string; repeated: boolean };
  receive(most: number, visibilityMs: number): FifoMessage[];
  /** False when the handle is none of a message that is being worked on. */
  remove(handle: string): boolean;
  changeVisibility(handle: string, milliseconds: number): boolean;
  readonly length: number;
  /** Messages that a receive would find now. */
  hasVisible(): boolean;
  bodies(): string[];
}

const DEDUPLICATION_MS = 300_000;

export function createFifoQueue(now: () => number): FifoQueue {
  // Maps keep the order of insertion, which is the order of the queue.
  const messages = new Map<string, FifoMessage>();
  const seen = new Map<string, { id: string; until: number }>();
  const inFlight = new Set<FifoMessage>();
  const groups = new Set<string>();

  const lockedGroups = (): Set<string> => {
    const time = now();
    const locked = new Set<string>();
    for (const message of inFlight) {
      if (message.visibleAt <= time) inFlight.delete(message);
      else locked.add(message.groupId);
    }
    return locked;
  };
  const held = (handle: string): FifoMessage | undefined => {
    const message = messages.get(handle.slice(0, handle.indexOf("/")));
    return message && handleOf(message) === handle && message.visibleAt > now() ? message : undefined;
  };
  const forgetSeen = (time: number): void => {
    for (const [id, { until }] of seen) {
      if (until > time) return;
      seen.delete(id);
    }
  };

  return {
    send(entry) {
      const time = now();
      forgetSeen(time);
      const md5 = createHash("md5").update(entry.body).digest("hex");
      const before = seen.get(entry.deduplicationId);
      if (before) return { id: before.id, md5, repeated: true };
      const id = randomUUID();
      seen.set(entry.deduplicationId, { id, until: time + DEDUPLICATION_MS });
      groups.add(entry.groupId);
      messages.set(id, { ...entry, id, md5, sentAt: time, receives: 0, firstReceivedAt: 0, visibleAt: 0 });
      return { id, md5, repeated: false };
    },
    receive(most, visibilityMs) {
      const locked = lockedGroups();
      const time = now();
      const received: FifoMessage[] = [];
      const oneGroup = groups.size === 1;
      for (const message of messages.values()) {
        if (received.length === most) break;
        if (locked.has(message.groupId)) {
          // A change queue has one group: while it is locked nothing behind can be had.
          if (oneGroup) break;
          continue;
        }
        message.receives += 1;
        message.firstReceivedAt ||= time;
        message.visibleAt = time + visibilityMs;
        inFlight.add(message);
        received.push({ ...message });
      }
      return received;
    },
    remove(handle) {
      const message = held(handle);
      if (!message) return false;
      inFlight.delete(message);
      return messages.delete(message.id);
    },
    changeVisibility(handle, milliseconds) {
      const message = held(handle);
      if (!message) return false;
      message.visibleAt = now() + milliseconds;
      return true;
    },
    get length() {
      return messages.size;
    },
    hasVisible: () => messages.size > 0 && lockedGroups().size === 0,
    bodies: () => [...messages.values()].map(({ body }) => body),
  };
}

export function handleOf(message: FifoMessage): string {
  return `${message.id}/${message.receives}`;
}
