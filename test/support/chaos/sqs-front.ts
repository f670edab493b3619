import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Faults } from "./faults";
import type { FifoQueue } from "./fifo-queue";
import { bodyOf, forward, serveLoopback, type LoopbackServer } from "./http";
import {
  answerFifo,
  failedEntry,
  SqsError,
  type SqsAnswer,
  type SqsEntry,
  type SqsRequest,
} from "./sqs-messages";
import { createRedelivery } from "./sqs-redelivery";
import type { SqsMessage } from "./sqs-messages";

export interface SqsFrontOptions {
  /** The embedded server, which has the standard queues. */
  serverUrl: string;
  /** FIFO queues by name. */
  fifo: Map<string, FifoQueue>;
  /** Lets the visibility of messages of the trail queue run out. */
  shorten: (messages: SqsMessage[]) => Promise<void>;
  /** Name of the trail queue. */
  noticeQueue: string;
  changeVisibilitySeconds: number;
  faults: Faults;
  /** A message is new in a FIFO queue. */
  sent(queue: string, body: string): void;
}

export interface SqsFront extends LoopbackServer {
  /** Notices that the front holds back. */
  held(): number;
}

/**
 * What everyone of the run takes for Amazon SQS: standard queues at the embedded server, FIFO queues of its own, and
 * faults in front of both.
 */
export async function startSqsFront(options: SqsFrontOptions): Promise<SqsFront> {
  const { faults, fifo, noticeQueue } = options;
  const redelivery = createRedelivery(faults, options.shorten);
  let unavailable = 0;

  async function answer(
    operation: string,
    request: SqsRequest,
    incoming: IncomingMessage,
  ): Promise<SqsAnswer> {
    const name = request.QueueUrl.split("/").at(-1) ?? "";
    const queue = fifo.get(name);
    const pass = async (passed: SqsRequest): Promise<SqsAnswer> => {
      if (!queue) return askServer(passed, incoming, options.serverUrl);
      const sent = (body: string) => options.sent(name, body);
      return answerFifo(operation, passed, queue, {
        visibilitySeconds: options.changeVisibilitySeconds,
        sent,
      });
    };
    switch (operation) {
      case "SendMessageBatch":
        if (unavailable === 0 && faults.hits("send-unavailable"))
          unavailable = 1 + Math.floor(6 * faults.random());
        if (unavailable > 0) {
          unavailable -= 1;
          throw new SqsError("com.amazonaws.sqs#ServiceUnavailable", 503);
        }
        return faults.hits("send-entries-failed") ? failSome(request, pass, faults) : pass(request);
      case "DeleteMessageBatch":
        return faults.hits("delete-entries-failed") ? failSome(request, pass, faults) : pass(request);
      case "ChangeMessageVisibility":
        if (faults.hits("visibility-failed")) throw new SqsError("com.amazonaws.sqs#InternalError", 500);
        return pass(request);
      case "ReceiveMessage":
        if (name === noticeQueue) return redelivery.receive(request, pass);
        if (!queue?.hasVisible()) return pass(request);
        return pass(faults.hits("changes-visible-too-soon") ? { ...request, VisibilityTimeout: 1 } : request);
      default:
        return pass(request);
    }
  }

  const server = await serveLoopback(async (incoming, response) => {
    const operation = String(incoming.headers["x-amz-target"]).split(".")[1] ?? "";
    const request = JSON.parse((await bodyOf(incoming)).toString()) as SqsRequest;
    try {
      write(response, 200, await answer(operation, request, incoming));
    } catch (error) {
      if (!(error instanceof SqsError)) throw error;
      write(response, error.status, { __type: error.code, message: "no" });
    }
  });
  return { ...server, held: redelivery.held };
}

/** Each entry by chance fails; one that fails was taken nevertheless, or not. At least one of them does. */
async function failSome(
  request: SqsRequest,
  pass: (request: SqsRequest) => Promise<SqsAnswer>,
  faults: Faults,
): Promise<SqsAnswer> {
  const entries = request.Entries ?? [];
  const unlucky = Math.floor(faults.random() * entries.length);
  const failing = entries.filter((_, place) => place === unlucky || faults.random() < 0.3);
  const taken = entries.filter((entry) => !failing.includes(entry) || faults.random() < 0.3);
  const real = taken.length > 0 ? await pass({ ...request, Entries: taken }) : {};
  const ids = new Set(failing.map(({ Id }) => Id));
  return {
    Successful: (real.Successful ?? []).filter((entry) => !ids.has(entry.Id)),
    Failed: [
      ...(real.Failed ?? []).filter(({ Id }) => !ids.has(Id)),
      ...failing.map(({ Id }) => failedEntry(Id, "InternalError")),
    ],
  };
}

/**
 * The embedded server refuses characters beyond U+FFFF, which SQS takes: they reach it as escapes of JSON, which all
 * bodies here are, with the checksum of what was sent.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
async function askServer(request: SqsRequest, incoming: IncomingMessage, url: string): Promise<SqsAnswer> {
  const passed = { ...request, Entries: request.Entries?.map(escaped) };
  const answer = await forward(incoming, url, Buffer.from(JSON.stringify(passed)));
  const document = JSON.parse((await bodyOf(answer)).toString() || "{}") as SqsAnswer & { __type?: string };
  if (answer.statusCode !== 200) throw new SqsError(document.__type ?? "InternalError", answer.statusCode);
  const sums = new Map(request.Entries?.map(({ Id, MessageBody = "" }) => [Id, md5(MessageBody)]));
  for (const sent of document.Successful ?? []) {
    if (sent.MD5OfMessageBody !== undefined) sent.MD5OfMessageBody = sums.get(sent.Id);
  }
  return document;
}

function escaped(entry: SqsEntry): SqsEntry {
  if (entry.MessageBody === undefined) return entry;
  const escape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16)}`;
  return { ...entry, MessageBody: entry.MessageBody.replace(/[\uD800-\uDFFF]/g, escape) };
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}

function write(response: ServerResponse, status: number, document: object): void {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.0" });
  response.end(JSON.stringify(document));
}
