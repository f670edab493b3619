import type { IncomingMessage, RequestListener } from "node:http";
import { createBigPandaSink } from "../../../runtime/sinks/bigpanda";
import { aChange, SECRETS } from "../../support/publishing/changes";
import { serve, serveTls, type TestServer } from "../../support/publishing/http-server";
import { selfSignedCertificate } from "../../support/publishing/self-signed";

let server: TestServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function sinkTo(answer: RequestListener, options: { timeoutMs?: number } = {}) {
  server = await serve(answer);
  return createBigPandaSink({ endpoint: server.url, ...SECRETS, ...options });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

test("posts the change as it is, with both keys", async () => {
  let seen: { method?: string; url?: string; headers: IncomingMessage["headers"]; body: string } | undefined;
  const sink = await sinkTo((request, response) => {
    void bodyOf(request).then((body) => {
      seen = { method: request.method, url: request.url, headers: request.headers, body };
      response.writeHead(204).end();
    });
  });

  const change = aChange("e-1", { rp_name: "naïve ☂" });
  expect(await sink.send(change)).toEqual({ kind: "accepted", status: 204 });
  expect(seen).toMatchObject({
    method: "POST",
    url: "/data/changes",
    headers: {
      authorization: `Bearer ${SECRETS.apiKey}`,
      "x-bp-app-key": SECRETS.appKey,
      "content-type": "application/json",
      accept: "application/json",
    },
  });
  expect(JSON.parse(seen?.body ?? "")).toEqual(change);
});

test.each([200, 201, 202, 204])("%i is done, whatever the body", async (status) => {
  const sink = await sinkTo((_request, response) => response.writeHead(status).end());
  expect(await sink.send(aChange("e-1"))).toEqual({ kind: "accepted", status });
});

test.each([
  ...([400, 405, 410, 413, 415, 422, 501] as const).map((status) => [status, "refused"] as const),
  ...([301, 302, 307, 308, 401, 403, 404] as const).map((status) => [status, "unauthorised"] as const),
  ...([408, 429, 500, 502, 503, 504] as const).map((status) => [status, "retry"] as const),
])("%i is %s", async (status, kind) => {
  const sink = await sinkTo((_request, response) =>
    response.writeHead(status).end('{"status":1,"errors":["why"]}'),
  );
  expect(await sink.send(aChange("e-1"))).toMatchObject({
    kind,
    status,
    excerpt: '{"status":1,"errors":["why"]}',
  });
});

test("a redirect is not followed, so the keys go nowhere else", async () => {
  let elsewhere = 0;
  const other = await serve((_request, response) => {
    elsewhere += 1;
    response.writeHead(204).end();
  });
  const sink = await sinkTo((_request, response) =>
    response.writeHead(307, { location: `${other.url}/data/changes` }).end(),
  );
  expect(await sink.send(aChange("e-1"))).toMatchObject({ kind: "unauthorised", status: 307 });
  expect(elsewhere).toBe(0);
  await other.close();
});

test("Retry-After is passed on", async () => {
  const sink = await sinkTo((_request, response) => response.writeHead(429, { "retry-after": "7" }).end());
  const outcome = await sink.send(aChange("e-1"));
  expect(outcome).toMatchObject({ kind: "retry", reason: "throttled", status: 429, retryAfterMs: 7_000 });
});

test("a server that never answers is a time-out", async () => {
  const sink = await sinkTo(() => {}, { timeoutMs: 100 });
  expect(await sink.send(aChange("e-1"))).toEqual({ kind: "retry", reason: "time-out" });
});

test("a call may take five seconds, unless told otherwise", async () => {
  const timeouts = jest.spyOn(AbortSignal, "timeout");
  const sink = await sinkTo((_request, response) => response.writeHead(204).end());
  expect(await sink.send(aChange("e-1"))).toMatchObject({ kind: "accepted" });
  expect(timeouts.mock.calls).toEqual([[5_000]]);
  timeouts.mockRestore();
});

test("a reset is a broken connection", async () => {
  const sink = await sinkTo((request) => request.socket.resetAndDestroy());
  expect(await sink.send(aChange("e-1"))).toMatchObject({ kind: "retry", reason: "connection" });
});

test("nobody listens: a broken connection, with its code", async () => {
  const sink = await sinkTo(() => {});
  await server?.close();
  expect(await sink.send(aChange("e-1"))).toEqual({
    kind: "retry",
    reason: "connection",
    excerpt: "ECONNREFUSED",
  });
});

test("a caller's signal ends the call", async () => {
  const sink = await sinkTo(() => {});
  const ending = new AbortController();
  const outcome = sink.send(aChange("e-1"), ending.signal);
  ending.abort();
  expect(await outcome).toMatchObject({ kind: "retry", reason: "connection" });
});

describe("a body that does not end well leaves the status to decide", () => {
  test("slow: cut at the time-out", async () => {
    const sink = await sinkTo(
      (_request, response) => {
        response.writeHead(200);
        response.write("{");
      },
      { timeoutMs: 200 },
    );
    expect(await sink.send(aChange("e-1"))).toEqual({ kind: "accepted", status: 200 });
  });

  test("slow refusal: what has come is kept", async () => {
    const sink = await sinkTo(
      (_request, response) => {
        response.writeHead(422);
        response.write(`tags must be strings${" ".repeat(60)}`);
      },
      { timeoutMs: 300 },
    );
    const outcome = await sink.send(aChange("e-1"));
    expect(outcome).toMatchObject({ kind: "refused", status: 422, excerpt: "tags must be strings" });
  });

  test("endless: cut after 4 KiB and the connection closed", async () => {
    let written = 0;
    let closed: Promise<void> = Promise.resolve();
    const sink = await sinkTo((_request, response) => {
      response.writeHead(400);
      const flood = () => {
        while (response.writable && written < 1e9) {
          written += 65_536;
          if (!response.write("x".repeat(65_536))) break;
        }
      };
      response.on("drain", flood);
      closed = new Promise((resolve) => response.on("close", resolve));
      flood();
    });
    expect(await sink.send(aChange("e-1"))).toMatchObject({ kind: "refused", status: 400 });
    await closed;
    expect(written).toBeLessThan(1e9);
  });

  test("broken off in the middle", async () => {
    const sink = await sinkTo((_request, response) => {
      response.writeHead(503, { "content-length": "1000" });
      response.write("half", () => response.destroy());
    });
    expect(await sink.send(aChange("e-1"))).toMatchObject({ kind: "retry", status: 503 });
  });
});

test("a certificate that nobody vouches for: nothing is sent", async () => {
  let requests = 0;
  server = await serveTls(selfSignedCertificate(), (_request, response) => {
    requests += 1;
    response.writeHead(204).end();
  });
  const sink = createBigPandaSink({ endpoint: server.url, ...SECRETS });
  const outcome = await sink.send(aChange("e-1"));
  expect(outcome).toMatchObject({ kind: "retry", reason: "connection" });
  expect(JSON.stringify(outcome)).toMatch(/SELF_SIGNED|UNABLE_TO_VERIFY|CERT/);
  expect(requests).toBe(0);
});
