import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { createDecider } from "../../../runtime/changes/decide";
import { eventWords } from "../../../runtime/changes/event-words";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { CHANGES, NO_CHANGES } from "../../support/labelled-events";

const samples = process.env.CLOUDTRAIL_SAMPLES;

// Without the folder there is nothing to judge: the test counts as skipped, and its name says so.
const judge = samples ? test : test.skip;

judge("published sample records: precision and recall of at least 0.995 (folder CLOUDTRAIL_SAMPLES)", () => {
  const { decide } = createDecider();
  const count = { right: 0, wronglyKept: 0, wronglyDropped: 0, unlabelled: 0 };
  const wrong = new Set<string>();
  for (const record of sampleRecords(samples ?? "")) {
    const expected = isChange(record);
    if (expected === undefined) {
      count.unlabelled += 1;
      continue;
    }
    const kept = decide(record).decision === "keep";
    if (kept && expected) count.right += 1;
    if (kept !== expected) wrong.add(eventOf(record));
    if (kept && !expected) count.wronglyKept += 1;
    if (!kept && expected) count.wronglyDropped += 1;
  }
  expect([...wrong]).toEqual([]);
  expect(count.right).toBeGreaterThan(200);
  expect(count.right / (count.right + count.wronglyKept)).toBeGreaterThanOrEqual(0.995);
  expect(count.right / (count.right + count.wronglyDropped)).toBeGreaterThanOrEqual(0.995);
});

function* sampleRecords(folder: string): Generator<CloudTrailRecord> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".json.gz"),
  );
  for (const file of files.sort()) {
    let content: { Records?: CloudTrailRecord[] };
    try {
      content = JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString()) as typeof content;
    } catch {
      continue; // Files that are damaged on purpose are the scanner's test.
    }
    yield* content.Records ?? [];
  }
}

const changes = labels(CHANGES);
const others = labels(NO_CHANGES);

function labels(table: Readonly<Record<string, string>>): ReadonlySet<string> {
  const events = Object.entries(table).flatMap(([service, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => `${service}:${name}`),
  );
  return new Set(events);
}

/** undefined where no label says. */
function isChange(record: CloudTrailRecord): boolean | undefined {
  const readOnly = String(record.readOnly).toLowerCase() === "true";
  const failed = Boolean(record.errorCode) || Boolean(record.errorMessage);
  const management = record.eventCategory === undefined || record.eventCategory === "Management";
  if (readOnly || failed || !management || record.managementEvent === false) return false;
  const event = eventOf(record);
  if (changes.has(event)) return true;
  return others.has(event) ? false : undefined;
}

function eventOf(record: CloudTrailRecord): string {
  const { service, name } = eventWords(record);
  return `${service}:${name}`;
}
