import { connect } from "node:net";
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
