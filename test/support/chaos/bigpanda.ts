import { setTimeout as wait } from "node:timers/promises";
import type { ServerResponse } from "node:http";
import { checkRequest, type Keys } from "../../../local/bigpanda/check";
import { digestOf } from "./digest";
import type { Call } from "./facts";
import type { Faults } from "./faults";
import { bodyOf, serveLoopback, type LoopbackServer } from "./http";
import type { World } from "./world";

/** One organisation of the stand-in: where the changes of one destination go. */
export interface Organisation {
  destination: string;
  /** What it takes now. */
  keys: Keys;
  /** It answers 500 to everything. */
  down: boolean;
}

export interface BigPandaOptions {
  organisations: Organisation[];
  /** Changes that are never accepted, and the status that they get. */
  refused: Map<string, number>;
  faults: Faults;
  world: World;
  accepted: (call: Call) => void;
}

export interface ChaosBigPanda extends LoopbackServer {
  /** Calls in order of arrival. */
  calls: Call[];
}

/** A stand-in for BigPanda's Changes API with several organisations, which writes down each call and gives it faults. */
export async function startChaosBigPanda(options: BigPandaOptions): Promise<ChaosBigPanda> {
  const { organisations, faults, world } = options;
  const calls: Call[] = [];

  const server = await serveLoopback(async (request, response) => {
    const at = world.now();
    const body = await bodyOf(request);
    const organisation = organisations.find(({ keys }) => keys.appKey === request.headers["x-bp-app-key"]);
    if (!organisation) return answer(response, 401);
    const text = body.toString();
    const call: Call = {
      destination: organisation.destination,
      at,
      identifier: identifierOf(text),
      digest: digestOf(text),
      accepted: false,
    };
    calls.push(call);

    const { method = "", url: path = "", headers } = request;
    const verdict = checkRequest({ method, path, headers, body }, organisation.keys);
    if ("errors" in verdict) {
      if (verdict.status === 401) faults.count("bigpanda-wrong-key");
      return answer(response, verdict.status);
    }
    if (organisation.down) {
      faults.count("bigpanda-outage");
      return answer(response, 500);
    }
    if (await hit(response, options)) return;
    const refusal = options.refused.get(verdict.change.identifier);
    if (refusal !== undefined) {
      faults.count(refusal === 400 ? "refused-change" : "hopeless-change");
      return answer(response, refusal);
    }
    call.accepted = true;
    options.accepted(call);
    if (faults.hits("bigpanda-answer-lost")) response.socket?.resetAndDestroy();
    else response.writeHead(204).end();
  });
  return { ...server, calls };
}

/** Whether the call got a fault instead of its answer. */
async function hit(response: ServerResponse, { faults, world }: BigPandaOptions): Promise<boolean> {
  if (faults.hits("bigpanda-429")) answer(response, 429);
  else if (faults.hits("bigpanda-429-retry-after")) {
    answer(response, 429, { "retry-after": String(Math.ceil(20 * faults.random())) });
  } else if (faults.hits("bigpanda-500")) answer(response, 500);
  else if (faults.hits("bigpanda-reset")) response.socket?.resetAndDestroy();
  else if (faults.hits("bigpanda-time-out")) {
    await wait(world.toMachine(20_000));
    response.destroy();
  } else return false;
  return true;
}

function answer(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify({ status, errors: ["no"] }));
}

function identifierOf(body: string): string {
  try {
    return String((JSON.parse(body) as { identifier?: unknown }).identifier);
  } catch {
    return "";
  }
}
