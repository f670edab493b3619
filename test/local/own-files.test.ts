import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { findFiles } from "../../local/files/find-files";
import { ownFiles } from "../../local/files/own-files";
import type { RunFile } from "../../local/run-file";

const folder = mkdtempSync(join(tmpdir(), "cloudtrail-changes-"));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (...parts: string[]) => join(folder, ...parts);
const put = (name: string, content: string) => {
  writeFileSync(at(name), content);
  return at(name);
};

const record = (recipientAccountId: string | undefined, eventID: string) => ({
  recipientAccountId,
  eventID,
  awsRegion: "ap-south-1",
  eventName: "CreateQueue",
});
const trailFile = (...Records: unknown[]) => JSON.stringify({ Records });

async function contentOf(file: RunFile | undefined): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file?.open() ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test("names may be paths, folders and globs; what cannot be used is named", async () => {
  mkdirSync(at("sub"));
  mkdirSync(at("bare"));
  const a = put("a [1].json", "{}");
  const b = put("sub/b.json.gz", "{}");
  put("sub/notes.txt", "");
  expect(await findFiles([a, at("sub"), at("*", "*.json.gz"), a])).toEqual({ paths: [a, b], problems: [] });
  expect(await findFiles([at("none.json"), at("bare"), at("*.zip"), "/dev/null"])).toEqual({
    paths: [],
    problems: [
      `${at("none.json")} does not exist.`,
      `The folder ${at("bare")} holds no .json or .json.gz file.`,
      `No file matches ${at("*.zip")}.`,
      "/dev/null is neither a file nor a folder.",
    ],
  });
});

test("a file of one account is put as it is, under a key of that account", async () => {
  const text = ` ${trailFile(record("444455556666", "x"), record(undefined, "y"))}`;
  const { files, trail, problems, remarks } = await ownFiles([put("one.json", text)]);
  expect(files.map(({ bucket, key }) => [bucket, key])).toEqual([
    ["own-files", "AWSLogs/444455556666/CloudTrail/ap-south-1/1/one.json"],
  ]);
  expect((await contentOf(files[0])).toString()).toBe(text);
  expect(trail).toMatchObject({ bucket: "own-files", accountIds: ["444455556666"], prefixes: [""] });
  expect([...problems, ...remarks]).toEqual([]);
});

test("a file of several accounts becomes an object each; records without an account go with the most frequent", async () => {
  const path = put(
    "several.json",
    trailFile(
      record("111122223333", "a"),
      record("444455556666", "b"),
      record("444455556666", "c"),
      record(undefined, "d"),
    ),
  );
  const { files, trail, remarks } = await ownFiles([path]);
  const ids: Record<string, string[]> = {};
  for (const file of files) {
    const { Records } = JSON.parse(gunzipSync(await contentOf(file)).toString()) as {
      Records: { eventID: string }[];
    };
    ids[file.key.split("/")[1] ?? ""] = Records.map(({ eventID }) => eventID);
  }
  expect(ids).toEqual({ "111122223333": ["a"], "444455556666": ["b", "c", "d"] });
  expect([...trail.accountIds].sort()).toEqual(["111122223333", "444455556666"]);
  expect(remarks).toEqual([`${path} holds 2 accounts; it is put as one object each.`]);
});

test("a damaged file is put as it is, so that the run shows what becomes of it", async () => {
  const text = trailFile(record("111122223333", "a"), record("444455556666", "b")).slice(0, -4);
  const { files } = await ownFiles([put("damaged.json", text)]);
  expect(files).toHaveLength(1);
  expect((await contentOf(files[0])).toString()).toBe(text);
});

test("a file that names no account gets a key all the same", async () => {
  const { files, trail } = await ownFiles([put("none.json", trailFile({ eventID: "a" }))]);
  expect(files[0]?.key).toBe("AWSLogs/000000000000/CloudTrail/eu-west-1/1/none.json");
  expect(trail.accountIds).toEqual(["000000000000"]);
});
