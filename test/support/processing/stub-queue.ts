import type { MessageQueue, OutgoingMessage, SendFailure } from "../../../runtime/ports/queue";

type Answer = SendFailure[] | Error;

export interface StubQueue extends MessageQueue {
  /** Messages accepted, in order. */
  accepted(queueUrl: string): OutgoingMessage[];
  /** Sizes of the batches sent, accepted or not. */
  batches(queueUrl: string): OutgoingMessage[][];
  visibility: { receiptHandle: string; seconds: number }[];
  /** Answers the next calls for a queue; afterwards all is accepted. */
  answer(queueUrl: string, ...answers: Answer[]): void;
  failVisibility: boolean;
}

/** A queue in memory that keeps to the limits of SendMessageBatch, and answers as it is told. */
export function createStubQueue(): StubQueue {
  const accepted = new Map<string, OutgoingMessage[]>();
  const batches = new Map<string, OutgoingMessage[][]>();
  const answers = new Map<string, Answer[]>();
  const at = <T>(map: Map<string, T[]>, queueUrl: string): T[] => {
    const list = map.get(queueUrl) ?? [];
    map.set(queueUrl, list);
    return list;
  };
  return {
    visibility: [],
    failVisibility: false,
    accepted: (queueUrl) => at(accepted, queueUrl),
    batches: (queueUrl) => at(batches, queueUrl),
    answer: (queueUrl, ...more) => void at(answers, queueUrl).push(...more),
    async sendBatch(queueUrl, messages) {
      refuseIllegal(queueUrl, messages);
      at(batches, queueUrl).push(messages);
      const answer = at(answers, queueUrl).shift() ?? [];
      if (answer instanceof Error) throw answer;
      const failed = new Set(answer.map(({ index }) => index));
      at(accepted, queueUrl).push(...messages.filter((_, index) => !failed.has(index)));
      return answer;
    },
    async changeVisibility(_queueUrl, receiptHandle, seconds) {
      if (this.failVisibility) throw new Error("no");
      if (!Number.isInteger(seconds) || seconds < 0 || seconds > 43_200)
        throw new Error(`seconds ${seconds}`);
      this.visibility.push({ receiptHandle, seconds });
    },
  };
}

function refuseIllegal(queueUrl: string, messages: OutgoingMessage[]): void {
  if (messages.length < 1 || messages.length > 10) throw new Error(`${messages.length} entries`);
  let bytes = 0;
  for (const { body, attributes = {}, groupId, deduplicationId } of messages) {
    bytes += Buffer.byteLength(body);
    for (const [name, value] of Object.entries(attributes)) {
      bytes += Buffer.byteLength(name) + "String".length + Buffer.byteLength(value);
      refuseCharacters(value);
    }
    refuseCharacters(body);
    if (body === "") throw new Error("empty body");
    const fifo = queueUrl.endsWith(".fifo");
    if (fifo !== (groupId !== undefined) || fifo !== (deduplicationId !== undefined)) throw new Error("FIFO");
    if (deduplicationId !== undefined && !/^[0-9a-f]{64}$/.test(deduplicationId))
      throw new Error("deduplication");
  }
  if (bytes > 1_048_576) throw new Error(`${bytes} bytes`);
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
function refuseCharacters(text: string): void {
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text))
    throw new Error("InvalidMessageContents");
}
