import type { MessageQueue } from "../ports/queue";
import type { ReceivedMessage } from "./message";

/** Why a change is parked. The words are attributes of parked messages and fields of the log: never changed. */
export type ParkReason =
  /** The message holds no change. */
  | "invalid-message"
  /** The destination will never accept it: 400, 405, 410, 413, 422, 501 … */
  | "refused"
  /** Ten times no answer of use, while another change was accepted. */
  | "no-answer"
  /** Our own code failed on it three times. */
  | "unexpected-error"
  /** It waited for 13 days or was received 900 times; the queue would soon delete it. */
  | "worn-out";

export interface Parking {
  reason: ParkReason;
  destination?: string;
  identifier?: string;
  status?: number;
  /** Start of the answer or of the error, free of keys. */
  excerpt?: string;
}

/**
 * Puts a message on the parked queue: body unchanged, the rest as string attributes `reason`, `status`, `excerpt`,
 * `destination`, `identifier`, `tries` and `time` (empty ones left out; SQS allows ten).
 * Resolves when the queue has it; throws when it does not.
 */
export async function park(
  queue: MessageQueue,
  parkedQueueUrl: string,
  message: ReceivedMessage,
  parking: Parking,
  now: number,
): Promise<void> {
  const { status, ...rest } = parking;
  const all: Record<string, string | undefined> = {
    ...rest,
    status: status === undefined ? undefined : String(status),
    tries: String(message.receives),
    time: new Date(now).toISOString(),
  };
  const attributes = Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  const [failure] = await queue.sendBatch(parkedQueueUrl, [{ body: message.body, attributes }]);
  if (failure) throw new Error(`The parked queue did not take the message: ${failure.code}.`);
}
