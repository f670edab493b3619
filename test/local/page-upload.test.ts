import { connect } from "node:net";
import { gunzipSync, gzipSync } from "node:zlib";
import type { ChangesPage, Upload } from "../../local/page/api";
import { sampleFiles } from "../../local/samples/sample-files";
import { startPage, type RunningPage } from "./support/page";

jest.setTimeout(120_000);

const samples = sampleFiles(1).map(({ body }) => body);
const recordsOf = (body: Buffer) =>
  (JSON.parse(gunzipSync(body).toString()) as { Records: Record<string, unknown>[] }).Records;
const incident = samples.find((body) => gunzipSync(body).includes('"ModifyListener"')) ?? Buffer.alloc(0);
const payments = samples.at(-1) ?? Buffer.alloc(0);

let page: RunningPage;
beforeAll(async () => {
  page = await startPage();
});
afterAll(() => page?.stop());

/** Uploads a file and waits until it has gone the whole way. */
async function upload(name: string, body: Uint8Array): Promise<Upload> {
  const begun = await page.upload<Upload>(name, body);
  expect(begun).toMatchObject({ name, bytes: body.byteLength });
  const isDone = ({ id, stage }: Upload) => id === begun.id && (stage === "done" || stage === "failed");
  const events = await page.events((event) => event.type === "uploads" && event.uploads.some(isDone));
  const told = events.flatMap((event) => (event.type === "uploads" ? event.uploads : []));
  const done = told.find(isDone);
  expect(await page.get<Upload[]>("/api/uploads")).toContainEqual(done);
  return done as Upload;
}

test("an own file goes the whole way: each change is a row and was accepted", async () => {
  const done = await upload("mine.json.gz", incident);
  const { records = 0, changes = 0, drops = {} } = done.account ?? {};
  expect(done).toMatchObject({ stage: "done", delivered: { accepted: changes, parked: 0 } });
  expect(changes).toBeGreaterThan(0);
  expect(records).toBe(recordsOf(incident).length);
  expect(records).toBe(changes + Object.values(drops).reduce((sum, count) => sum + count, 0));
  expect(done.damage).toBeUndefined();
  const { rows } = await page.get<ChangesPage>("/api/changes?limit=2000");
  expect(rows.some(({ name }) => name === "ModifyListener")).toBe(true);
  const times = recordsOf(incident).map(({ eventTime }) => Date.parse(eventTime as string));
  expect(times).toContain(done.lastChangeAt);
});

test("plain JSON is read like gzip", async () => {
  const done = await upload("plain.json", gunzipSync(incident));
  expect(done).toMatchObject({ stage: "done", account: { records: recordsOf(incident).length } });
});

test("a truncated file: its whole records arrive, and the damage is named", async () => {
  const done = await upload("cut.json.gz", incident.subarray(0, incident.length - 300));
  expect(done).toMatchObject({ stage: "done", damage: { code: "truncated" } });
  expect(done.account?.records).toBeGreaterThan(0);
  expect(done.account?.records).toBeLessThan(recordsOf(incident).length + 1);
});

test("what is no trail file is named as such", async () => {
  expect(await upload("other.json", Buffer.from('{"hello":1}'))).toMatchObject({
    stage: "done",
    account: { records: 0, changes: 0 },
    damage: { code: "no-records" },
  });
  const picture = await upload("picture.gz", Buffer.from("\u0089PNG\r\n\u001a\n no gzip at all"));
  expect(picture).toMatchObject({ stage: "done", account: { records: 0 } });
  expect(picture.damage?.message).toBeTruthy();
  expect(picture).not.toHaveProperty("lastChangeAt");
});

test("a file of several accounts is put as one object each, and loses no record", async () => {
  const Records = [...recordsOf(incident), ...recordsOf(payments)];
  const done = await upload("mixed.json.gz", gzipSync(JSON.stringify({ Records })));
  expect(done.remark).toBe("mixed.json.gz holds 2 accounts; it is put as one object each.");
  expect(done).toMatchObject({ stage: "done", account: { records: Records.length } });
  expect(done.account?.drops).not.toHaveProperty("foreign-account");
});

test("a name with folders, and one with nothing to keep, do no harm", async () => {
  const body = Buffer.from('{"Records":[]}');
  const asked = { method: "POST", body };
  const named = async (name: string) =>
    JSON.parse((await page.ask(`/api/uploads?name=${encodeURIComponent(name)}`, asked)).text) as Upload;
  expect((await named("../../../etc/passwd")).name).toBe("passwd");
  expect((await named("..")).name).toBe("upload.json.gz");
  expect((await named("ü<b>*.json")).name).toBe("__b__.json");
});

test("an empty file, and one that is too large, are refused with the reason", async () => {
  const empty = await page.ask("/api/uploads?name=a.json", { method: "POST", body: "" });
  expect(empty).toMatchObject({ status: 400, text: '{"errors":["The file is empty."]}' });
  // Only the length is told: nobody waits for the bytes.
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(page.port, "127.0.0.1");
    let text = "";
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket.on("error", reject);
    socket.on("close", () => resolve(text));
    socket.write(
      `POST /api/uploads?name=a.gz HTTP/1.1\r\nHost: 127.0.0.1:${page.port}\r\nContent-Length: 268435457\r\n\r\n`,
    );
  });
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toContain("The body is larger than 268,435,456 bytes.");
});
