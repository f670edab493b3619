import { EventEmitter } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Change } from "../../runtime/changes/change";
import { refusal } from "../programs-only";
import { checkRequest, type Keys } from "./check";
import { shownHeaders, type SeenExchange, type SeenResponse } from "./exchange";
import { createFaultPlan } from "./fault-plan";
import { accepts, answerError, answerFault, type Fault } from "./faults";

export interface BigPandaOptions extends Keys {
  /** TCP port on 127.0.0.1. Defaults to a free one. */
  port?: number;
}

/** A stand-in for BigPanda's Changes API on this machine. */
export interface BigPanda {
  /** Base URL, without a path. */
  url: string;
  /** What it accepted, by identifier; a repeat updates. */
  changes: ReadonlyMap<string, Change>;
  /** How often each status was answered; broken and unanswered calls count under the fault's name. */
  answers: ReadonlyMap<string, number>;
  /** `accepted` for each accepted call, a repeat included. `answered` for every call, once it was dealt with. */
  events: EventEmitter<BigPandaEvents>;
  /** Answers `fault` to the next `count` calls, after those that were asked for before. */
  fail(fault: Fault, count: number): void;
  /** Answers `fault` to every call beyond those, until told otherwise; undefined: the truth again. */
  keepFailing(fault: Fault | undefined): void;
  /** The fault that is kept up. */
  readonly kept: Fault | undefined;
  /** Calls that are still to be answered so because of `fail`. */
  pending(fault: Fault): number;
  close(): Promise<void>;
}

export interface BigPandaEvents {
  accepted: [Change];
  answered: [SeenExchange];
}

/** Bytes of a request's body; the real limit is not published. */
const MAX_BODY = 2 * 1024 * 1024;

/**
 * Starts the stand-in on 127.0.0.1. It checks each call as the real API does and answers 204, or the error. What a
 * web page asks is refused, and is no call.
 */
export async function startBigPanda(options: BigPandaOptions): Promise<BigPanda> {
  const changes = new Map<string, Change>();
  const answers = new Map<string, number>();
  const events = new EventEmitter<BigPandaEvents>();
  const plan = createFaultPlan();
  const count = (answer: string) => answers.set(answer, (answers.get(answer) ?? 0) + 1);

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request);
    const fault = plan.next();
    const { method = "", url = "" } = request;
    const path = url.split("?")[0] ?? "";
    const headers = shownHeaders(request);
    const seen = { at: Date.now(), method, path, headers, body, fault };
    events.emit("answered", { ...seen, response: reply(request, response, { path, body, fault }) });
  };

  /** Answers, and returns what the other side sees of it. */
  const reply = (
    { method = "", headers }: IncomingMessage,
    response: ServerResponse,
    { path, body, fault }: { path: string; body: Buffer | undefined; fault: Fault | undefined },
  ): SeenResponse | undefined => {
    if (fault !== undefined && !accepts(fault)) {
      count(fault);
      return answerFault(fault, response);
    }
    if (body === undefined) {
      count("413");
      return answerError(response, 413, "Payload too large");
    }
    const verdict = checkRequest({ method, path, headers, body }, options);
    if ("errors" in verdict) {
      count(String(verdict.status));
      return answerError(response, verdict.status, verdict.errors);
    }
    changes.set(verdict.change.identifier, verdict.change);
    events.emit("accepted", verdict.change);
    count(fault ?? "204");
    if (fault !== undefined) return answerFault(fault, response);
    response.writeHead(204).end();
    return { status: 204, headers: {}, body: "", bodyCut: false };
  };

  const server = createServer((request, response) => {
    const refused = refusal(request.headers, port);
    if (refused) {
      request.resume();
      return void answerError(response, refused.status, refused.message);
    }
    answer(request, response).catch(() => response.destroy()); // the caller went away in the middle
  });
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    changes,
    answers,
    events,
    fail: plan.add,
    keepFailing: plan.keep,
    get kept() {
      return plan.kept;
    },
    pending: plan.pending,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The body, or undefined when it is too long. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY) chunks.push(chunk);
  }
  return bytes <= MAX_BODY ? Buffer.concat(chunks) : undefined;
}

/** Resolves with the port. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
