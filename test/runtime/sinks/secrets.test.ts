import { createBigPandaSink } from "../../../runtime/sinks/bigpanda";
import { excerptOf, redactedText } from "../../../runtime/sinks/excerpt";
import { aChange, SECRETS } from "../../support/publishing/changes";
import { serve } from "../../support/publishing/http-server";

const { apiKey, appKey } = SECRETS;
const bytes = (text: string) => new TextEncoder().encode(text);

test("a server that sends the keys back does not get them into an excerpt", async () => {
  const server = await serve((request, response) => {
    const { authorization, "x-bp-app-key": key } = request.headers;
    response.writeHead(400).end(`${authorization} / ${String(key)} / ${encodeURIComponent(String(key))}`);
  });
  const outcome = await createBigPandaSink({ endpoint: server.url, apiKey, appKey }).send(aChange("e-1"));
  await server.close();
  expect(outcome).toEqual({
    kind: "refused",
    status: 400,
    excerpt: "Bearer [redacted] / [redacted] / [redacted]",
  });
});

test("a key that is cut by the limit leaves no part behind", () => {
  for (let cut = 1; cut < apiKey.length; cut += 1) {
    expect(excerptOf(bytes(`no: ${apiKey.slice(0, cut)}`), [apiKey, appKey], true)).not.toContain("BPUAK");
  }
});

test.each([
  ["API key", { apiKey: `${apiKey}\r\nx: y`, appKey }],
  ["app key", { apiKey, appKey: `${appKey}\u0100` }],
  ["API key", { apiKey: " ", appKey }],
])("an %s that no header can hold is refused without showing it", (what, keys) => {
  const create = () => createBigPandaSink({ endpoint: "https://api.bigpanda.io", ...keys });
  expect(create).toThrow(what);
  expect(create).not.toThrow("secret");
});

test("space around a key, as pasted keys have it, is dropped", async () => {
  let authorization: string | undefined;
  const server = await serve((request, response) => {
    ({ authorization } = request.headers);
    response.writeHead(204).end();
  });
  const sink = createBigPandaSink({ endpoint: server.url, apiKey: `${apiKey}\n`, appKey });
  await sink.send(aChange("e-1"));
  await server.close();
  expect(authorization).toBe(`Bearer ${apiKey}`);
});

test("an excerpt fits a log line and an SQS attribute", () => {
  const text = redactedText(`a\u0000b\n\tc\ud800d\uffffe 😀 ${"x".repeat(400)}`, []);
  expect(text).toMatch(/^a b c d e 😀 x+$/u);
  expect(text.length).toBeLessThanOrEqual(300);
});
