import { isDeepStrictEqual } from "node:util";
import { changeBody } from "../../../runtime/changes/body";
import { createDecider } from "../../../runtime/changes/decide";
import { toChange } from "../../../runtime/changes/to-change";
import { OutlinedRecord } from "../../../runtime/cloudtrail/outlined-record";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import type { ElementFinder } from "../../../runtime/cloudtrail/scan/finder";
import { OUTLINED_FIELDS } from "../../../runtime/cloudtrail/scan/outline-table";
import { check } from "./fuzz-case";
import { mutate } from "./mutate";
import { writeOutlinedFile } from "./outline-writer";
import { Random } from "./random";
import { scanBytes } from "./scan-bytes";

const { decide } = createDecider();

/**
 * One file, every third damaged, read with outlines and without: the same records, decisions and bodies, and the same
 * account. Returns how many records were outlined.
 */
export function fuzzOutline(seed: number, finder: ElementFinder): number {
  const random = new Random(seed);
  const written = writeOutlinedFile(random);
  const bytes = random.oneIn(3) ? mutate(written, random).bytes : written;
  const options = { finder, pieces: [1 + random.int(20_000)], skipReads: random.oneIn(2) };
  const whole = scanBytes(bytes, options);
  const outlined = scanBytes(bytes, { ...options, outlined: true });
  check(isDeepStrictEqual(outlined.account, whole.account), "the accounts are the same");
  check(outlined.records.length === whole.records.length, "as many records are found");
  let count = 0;
  outlined.records.forEach(({ index, record }, place) => {
    const other = whole.records[place]!;
    check(index === other.index, "they stand in the same places");
    compare(record, other.record);
    if (record instanceof OutlinedRecord) count += 1;
  });
  return count;
}

function compare(record: CloudTrailRecord, whole: CloudTrailRecord): void {
  if (record instanceof OutlinedRecord) {
    check(isDeepStrictEqual(record.whole(), whole), "the whole record is that of JSON.parse");
    for (const field of OUTLINED_FIELDS) {
      if (field === "requestParameters") continue;
      check(isDeepStrictEqual(record[field], whole[field]), `${field} is that of JSON.parse`);
    }
  } else {
    check(isDeepStrictEqual(record, whole), "the record is that of JSON.parse");
  }
  check(isDeepStrictEqual(decide(record), decide(whole)), "the decision is the same");
  const json = JSON.stringify(toChange(whole));
  check(JSON.stringify(toChange(record)) === json, "the change is the same");
  const body = changeBody(record);
  check(body.json === json, `the body is the change's JSON:\n${body.json}\n${json}`);
  check(body.identifier === toChange(whole).identifier, "the identifier is the change's");
}
