import { isDeepStrictEqual } from "node:util";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import type { ScannedRecord } from "../../../runtime/cloudtrail/scan/account";
import { type ElementFinder, MAX_DEPTH } from "../../../runtime/cloudtrail/scan/finder";
import { looksLikeRecord } from "../../../runtime/cloudtrail/scan/swallowed";
import { mutate } from "./mutate";
import { Random } from "./random";
import { scanBytes, type Scanned } from "./scan-bytes";
import { writeTrailFile, type WrittenFile } from "./trail-file-writer";

/** Both finders; they must agree on every file. */
export interface Finders {
  kernel: ElementFinder;
  plain: ElementFinder;
}

export type FuzzKind = "valid" | "mutated";

/**
 * One file, made from `seed`: every other one is damaged. Throws a `Mismatch` when the scanner does not give what
 * JSON.parse gives, when its two finders differ, or when its account does not add up.
 */
export function fuzzCase(seed: number, finders: Finders): FuzzKind {
  const random = new Random(seed);
  const file = writeTrailFile(random);
  if (random.oneIn(2)) {
    checkValid(file, finders, random);
    return "valid";
  }
  checkMutated(file, finders, random);
  return "mutated";
}

export class Mismatch extends Error {}

/** What the scanner must give for a valid file. */
export interface Expected {
  records: ScannedRecord[];
  reads: number;
  damaged: Record<string, number>;
  total: number;
}

function checkValid(file: WrittenFile, finders: Finders, random: Random): void {
  const skipReads = !random.oneIn(8);
  const wanted = expected(file, skipReads);
  for (const finder of [finders.kernel, finders.plain]) {
    const { records, account } = scanBytes(file.bytes, { finder, pieces: pieces(random), skipReads });
    check(isDeepStrictEqual(records, wanted.records), "the records are those of JSON.parse");
    check(account.reads === wanted.reads, "the reads are those of JSON.parse");
    check(
      isDeepStrictEqual(account.damaged, wanted.damaged),
      "only elements that are no records are counted",
    );
    check(account.records === wanted.total, "the number of elements is that of JSON.parse");
  }
}

/** What JSON.parse makes of the whole file, or of its arrays when there are several. */
export function expected(file: WrittenFile, skipReads: boolean): Expected {
  const whole = JSON.parse(file.bytes.toString()) as { Records?: unknown };
  const arrays = file.arrays.map((array) => JSON.parse(array.toString()) as unknown[]);
  if (arrays.length === 1 && Array.isArray(whole.Records)) {
    check(isDeepStrictEqual(whole.Records, arrays[0]), "the file is written as it says");
  }
  const damaged: Record<string, number> = {};
  const count = (code: string) => (damaged[code] = (damaged[code] ?? 0) + 1);
  const records: ScannedRecord[] = [];
  let reads = 0;
  const elements = arrays.flat();
  elements.forEach((element, index) => {
    if (typeof element === "object" && element !== null && depthOf(element) > MAX_DEPTH)
      count("record-too-deep");
    else if (typeof element !== "object" || element === null || Array.isArray(element)) count("not-a-record");
    else if (skipReads && (element as { readOnly?: unknown }).readOnly === true) reads++;
    else records.push({ index, record: element as CloudTrailRecord });
  });
  return { records, reads, damaged, total: elements.length };
}

function checkMutated(file: WrittenFile, finders: Finders, random: Random): void {
  const { bytes, first } = mutate(file.bytes, random);
  const kernel = scanBytes(bytes, { finder: finders.kernel, pieces: pieces(random) });
  const plain = scanBytes(bytes, { finder: finders.plain, pieces: pieces(random) });
  check(isDeepStrictEqual(kernel, plain), "both finders agree");
  const { account, records } = kernel;
  const damaged = Object.values(account.damaged).reduce((sum, count) => sum + count, 0);
  check(account.records === records.length + account.reads + damaged, "records = yielded + reads + damaged");
  checkBefore(file, first, kernel);
}

/** Each element whose end is known before the first damaged byte is delivered, or skipped, as if all were well. */
function checkBefore(file: WrittenFile, first: number, scanned: Scanned): void {
  const whole = file.elements.filter(({ end }) => end < first);
  whole.forEach(({ start, end }, index) => {
    const element = JSON.parse(file.bytes.toString("utf8", start, end)) as unknown;
    if (typeof element !== "object" || element === null || Array.isArray(element)) return;
    const isLast = index === whole.length - 1;
    if (isLast && !looksLikeRecord(element)) return;
    const found = scanned.records.find((record) => record.index === index);
    if ((element as { readOnly?: unknown }).readOnly === true)
      check(!found, "a read before the damage is skipped");
    else if (depthOf(element) <= MAX_DEPTH) {
      check(isDeepStrictEqual(found?.record, element), "a record before the damage is delivered");
    }
  });
}

/** How the file is cut: whole, byte by byte, or at random. */
function pieces(random: Random): number[] {
  const kind = random.int(6);
  if (kind === 0) return [1];
  if (kind < 3) return [1 << 20];
  if (kind === 3) return [1 + random.int(200)];
  return Array.from({ length: 20 }, () => 1 + random.int(random.oneIn(4) ? 1000 : 100));
}

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let deepest = 0;
  for (const inner of Object.values(value)) deepest = Math.max(deepest, depthOf(inner));
  return deepest + 1;
}

export function check(holds: boolean, what: string): void {
  if (!holds) throw new Mismatch(`Does not hold: ${what}`);
}
