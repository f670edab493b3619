import type { Faults } from "./faults";
import type { SqsAnswer, SqsMessage, SqsRequest } from "./sqs-messages";

/** Receives of a standard queue, with its repeats and its order: it promises neither once nor in turn. */
export interface Redelivery {
  receive(request: SqsRequest, pass: (request: SqsRequest) => Promise<SqsAnswer>): Promise<SqsAnswer>;
  held: () => number;
}

/** Receives after which a message that was held back is given out, at most. */
const LONGEST_HOLD = 12;

/** `shorten` lets the visibility of received messages run out at once. */
export function createRedelivery(
  faults: Faults,
  shorten: (messages: SqsMessage[]) => Promise<void>,
): Redelivery {
  const held: { message: SqsMessage; left: number }[] = [];

  const due = (room: number): SqsMessage[] => {
    const given: SqsMessage[] = [];
    for (const one of [...held]) {
      one.left -= 1;
      if (one.left > 0 || given.length === room) continue;
      held.splice(held.indexOf(one), 1);
      given.push(one.message);
    }
    return given;
  };
  const hold = (message: SqsMessage): void => {
    held.push({ message, left: 1 + Math.floor(LONGEST_HOLD * faults.random()) });
  };

  return {
    held: () => held.length,
    async receive(request, pass) {
      const most = request.MaxNumberOfMessages ?? 1;
      const given = due(most);
      if (given.length === most) return { Messages: given };
      const { Messages: fresh = [] } = await pass({ ...request, MaxNumberOfMessages: most - given.length });
      if (fresh.length === 0) return { Messages: given };
      if (faults.hits("notice-visible-too-soon")) await shorten(fresh);
      const [first, ...rest] = fresh;
      if (first && faults.hits("notice-twice")) hold(first);
      if (first && faults.hits("notice-out-of-order")) {
        hold(first);
        return { Messages: [...given, ...rest].reverse() };
      }
      const known = new Set(given.map(({ MessageId }) => MessageId));
      return { Messages: [...given, ...fresh.filter(({ MessageId }) => !known.has(MessageId))] };
    },
  };
}
