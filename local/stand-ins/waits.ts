import type { Clock } from "../../runtime/ports/clock";
import type { MessageQueue } from "../../runtime/ports/queue";
import type { PublisherState } from "../../runtime/ports/state";

/** Waits between tries, which take minutes in AWS, are this many times shorter. */
export const WAITS_SHORTENED_BY = 100;

/** Seconds of a wait here for seconds in AWS; at least one. */
export function shortened(seconds: number): number {
  return Math.ceil(seconds / WAITS_SHORTENED_BY);
}

/** A queue on which a message waits for its next try only a part of the time, but at least a second. */
export function withShortWaits(queue: MessageQueue): MessageQueue {
  return {
    sendBatch: (queueUrl, messages) => queue.sendBatch(queueUrl, messages),
    changeVisibility: (queueUrl, receiptHandle, seconds) =>
      queue.changeVisibility(queueUrl, receiptHandle, shortened(seconds)),
  };
}

/** A state in which a pause of the destination lasts only a part of its time. */
export function withShortPauses(state: PublisherState, clock: Clock): PublisherState {
  return {
    ...state,
    writePause: (destination, pause) => {
      if (pause === undefined) return state.writePause(destination, undefined);
      const rest = Math.max(0, pause.until - clock.now());
      return state.writePause(destination, { ...pause, until: clock.now() + rest / WAITS_SHORTENED_BY });
    },
  };
}
