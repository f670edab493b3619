import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { s3Error } from "../processing/aws-answers";
import type { Faults } from "./faults";
import { bodyOf, forward, serveLoopback, type LoopbackServer } from "./http";
import type { World } from "./world";

/** What the processors take for Amazon S3: the embedded server, with faults in front. */
export async function startS3Front(serverUrl: string, faults: Faults, world: World): Promise<LoopbackServer> {
  let unavailable = 0;
  return serveLoopback(async (request, response) => {
    if (unavailable === 0 && faults.hits("s3-503")) unavailable = 1 + Math.floor(5 * faults.random());
    if (unavailable > 0) {
      unavailable -= 1;
      return s3Error(response, 503, "SlowDown");
    }
    const answer = await forward(request, serverUrl);
    const body = await bodyOf(answer);
    const headers = { ...answer.headers, "content-length": String(body.length) };
    const whole = answer.statusCode === 200 && body.length > 1;
    const [cut, slow] = whole ? [faults.hits("s3-cut-body"), faults.hits("s3-slow-body")] : [false, false];
    response.writeHead(answer.statusCode ?? 500, headers);
    if (cut) {
      response.write(body.subarray(0, 1 + Math.floor(faults.random() * (body.length - 1))), () => {
        response.socket?.resetAndDestroy();
      });
    } else if (slow) await drip(response, body, faults, world);
    else response.end(body);
  });
}

/** Ten pieces with pauses between, of up to 4 seconds of the world's or, one time in three, one of 25. */
async function drip(response: ServerResponse, body: Buffer, faults: Faults, world: World): Promise<void> {
  const piece = Math.ceil(body.length / 10);
  const stall = faults.random() < 1 / 3 ? Math.floor(10 * faults.random()) : -1;
  for (let at = 0, number = 0; at < body.length && !response.destroyed; at += piece, number += 1) {
    response.write(body.subarray(at, at + piece));
    await wait(world.toMachine(number === stall ? 25_000 : 4_000 * faults.random()));
  }
  response.end();
}
