import { connect } from "node:net";
import { recordOf } from "../support/page/trail-file";
import { isSettled, startPage, type RunningPage } from "./support/page";

jest.setTimeout(90_000);

let page: RunningPage;
beforeAll(async () => {
  page = await startPage();
  await page.until(isSettled);
});
afterAll(() => page?.stop());

const json = { "content-type": "application/json" };

test("the page and its files are served with a strict policy, and nothing may be kept or sniffed", async () => {
  const types = { "/": "text/html", "/app.js": "text/javascript", "/app.css": "text/css" };
  for (const [path, type] of Object.entries(types)) {
    const { status, headers, text } = await page.ask(path);
    expect({ path, status }).toEqual({ path, status: 200 });
    expect(headers["content-type"]).toBe(`${type}; charset=utf-8`);
    expect(text.length).toBeGreaterThan(100);
    expect(headers["content-security-policy"]).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  }
  for (const path of ["/", "/api/state", "/api/changes/1", "/api/nothing"]) {
    const { headers } = await page.ask(path);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
    if (path !== "/") expect(headers["content-type"]).toBe("application/json; charset=utf-8");
  }
});

test("only its own names are a host: another name that leads to this machine is refused", async () => {
  for (const host of ["evil.example", `evil.example:${page.port}`, "127.0.0.1", "127.0.0.1:1", "[::1]"]) {
    const { status } = await page.ask("/api/state", { headers: { host } });
    expect({ host, status }).toEqual({ host, status: 421 });
    expect((await page.ask("/", { headers: { host } })).status).toBe(421);
  }
  const local = await page.ask("/api/state", { headers: { host: `localhost:${page.port}` } });
  expect(local.status).toBe(200);
});

test("it listens on 127.0.0.1 only", async () => {
  const refused = await new Promise((resolve) => {
    const socket = connect(page.port, "::1");
    socket.on("error", () => resolve(true));
    socket.on("connect", () => resolve(socket.destroy() && false));
  });
  expect(refused).toBe(true);
});

test("another site can neither read nor change anything; a link to the page works", async () => {
  const fault = { method: "POST", body: JSON.stringify({ name: "429", action: "once" }) };
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: `http://localhost:${page.port}` },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of foreign) {
    const { status } = await page.ask("/api/faults", { ...fault, headers: { ...json, ...headers } });
    expect({ headers, status }).toEqual({ headers, status: 403 });
    expect((await page.ask("/api/state", { headers })).status).toBe(403);
  }
  const upload = { method: "POST", body: "{}", headers: { origin: "https://evil.example" } };
  expect((await page.ask("/api/uploads?name=a.json", upload)).status).toBe(403);
  expect((await page.ask("/", { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(200);
  const { faults } = await page.until(() => true);
  expect(faults.find(({ name }) => name === "429")?.pending).toBe(0);
});

describe("the servers beside the page are for programs only", () => {
  const own = Buffer.from(JSON.stringify({ Records: [recordOf(), recordOf()] }));
  const ports = { aws: 0, bigPanda: 0 };
  let file = "";
  beforeAll(async () => {
    ports.aws = Number(await page.child.finds(/S3 and SQS +http:\/\/127\.0\.0\.1:(\d+)/));
    ports.bigPanda = Number(await page.child.finds(/Stand-in BigPanda http:\/\/127\.0\.0\.1:(\d+)/));
    const before = (await page.until(isSettled)).feed.last;
    await page.upload("own.json", own);
    await page.until(({ feed }) => feed.last === before + 2);
    await page.until(isSettled);
    const { text } = await page.ask("/own-files", { port: ports.aws });
    file = `/own-files/${/<Key>([^<]+)</.exec(text)?.[1]}`;
  });

  const foreign = (port: number): { status: number; headers: Record<string, string> }[] => [
    ...["evil.example", `evil.example:${port}`, `own-files.evil.example:${port}`, "127.0.0.1", "[::1]"].map(
      (host) => ({ status: 421, headers: { host } }),
    ),
    ...["https://evil.example", "null", `http://127.0.0.1:${port}`].map((origin) => ({
      status: 403,
      headers: { origin },
    })),
    ...["cross-site", "same-site", "same-origin"].map((site) => ({
      status: 403,
      headers: { "sec-fetch-site": site },
    })),
  ];

  test("a file that was dropped is read and deleted by programs, not by another site", async () => {
    const port = ports.aws;
    const paths = [file, file.replace("/own-files", ""), "/own-files", "/", "/_fauxqs/queues", "/health"];
    const keys = [`<Delete><Object><Key>${file.slice("/own-files/".length)}</Key></Object></Delete>`];
    for (const { headers, status } of foreign(port)) {
      for (const path of paths) {
        const answer = await page.ask(path, { port, headers });
        expect({ headers, path, status: answer.status }).toEqual({ headers, path, status });
        expect(answer.text).toMatch(/^This server [^\n]+\n$/);
        expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
      }
      for (const [method, path, body] of [
        ["POST", "/own-files?delete", keys[0]],
        ["POST", "/", "Action=PurgeQueue&QueueUrl=/000000000000/change-queue.fifo"],
        ["GET", "/?Action=DeleteQueue&QueueUrl=/000000000000/change-queue.fifo", undefined],
        ["DELETE", file, undefined],
        ["OPTIONS", file, undefined],
      ] as const) {
        const type = { "content-type": "text/plain", ...headers };
        expect((await page.ask(path, { port, method, headers: type, body })).status).toBe(status);
      }
    }
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      const { status, text } = await page.ask(file, { port, headers: { host } });
      expect({ host, status }).toEqual({ host, status: 200 });
      expect(text).toBe(own.toString());
    }
    await page.until(({ queues }) => queues.changes.total === 0);
  });

  test("the stand-in for BigPanda takes no call of another site, and no fault is used up by one", async () => {
    const port = ports.bigPanda;
    const before = (await page.until(() => true)).answers;
    await page.send("POST", "/api/faults", { name: "429", action: "once" });
    for (const { headers, status } of foreign(port)) {
      const asked = { port, method: "POST", headers: { ...json, ...headers }, body: "{}" };
      expect((await page.ask("/data/changes", asked)).status).toBe(status);
    }
    const { answers, faults } = await page.until(() => true);
    expect(answers).toEqual(before);
    expect(faults.find(({ name }) => name === "429")?.pending).toBe(1);
  });
});

test("methods, content types, sizes and contents of requests are checked", async () => {
  const status = async (path: string, asked: Parameters<typeof page.ask>[1]) =>
    (await page.ask(path, asked)).status;
  expect(await status("/api/state", { method: "POST" })).toBe(405);
  expect(await status("/api/filter", { method: "DELETE" })).toBe(405);
  expect((await page.ask("/api/faults")).headers.allow).toBe("POST");
  expect(await status("/api/unknown", {})).toBe(404);
  expect(await status("/api/drops/unknown", {})).toBe(404);
  expect(await status("/api/changes/99999999", {})).toBe(404);
  expect(await status("/../package.json", {})).toBe(404);
  const put = { method: "PUT" };
  expect(await status("/api/filter", { ...put, body: "{}" })).toBe(415);
  expect(await status("/api/filter", { ...put, headers: json, body: "{" })).toBe(400);
  const long = JSON.stringify({ filter: { exclude: [{ name: "x".repeat(1_100_000) }] } });
  expect(await status("/api/filter", { ...put, headers: json, body: long })).toBe(413);
});

test("what is wrong with a request is told in sentences", async () => {
  const errors = async (path: string, body?: unknown) => {
    const asked = body === undefined ? {} : { method: "POST", headers: json, body: JSON.stringify(body) };
    const { status, text } = await page.ask(path, asked);
    expect(status).toBe(400);
    return (JSON.parse(text) as { errors: string[] }).errors.join("\n");
  };
  expect(await errors("/api/incident")).toMatch(/incident\.at/);
  expect(await errors("/api/incident?at=soon")).toMatch(/must be a time such as/);
  expect(await errors("/api/incident?at=0&limit=501")).toMatch(/limit must be 1 to 500, got 501/);
  expect(await errors("/api/suggestions?field=shoe")).toMatch(/one of resource, actor/);
  expect(await errors("/api/permissions?bucket=UP&bucketAccountId=1")).toMatch(/bucketAccountId must be/);
  expect(await errors("/api/faults", { name: "418", action: "once" })).toMatch(/one of 429/);
  expect(await errors("/api/faults", { name: "foreign-bucket", action: "on" })).toMatch(/knows once/);
  expect(await errors("/api/filter/preview", { filter: { include: [{ nam: "x" }] } })).toMatch(/nam/);
});
