import { isDeepStrictEqual } from "node:util";
import { changeBody } from "../../../runtime/changes/body";
import { bodyMaker } from "../../../runtime/changes/body-maker";
import { createDecider, type Decider, decisionParts } from "../../../runtime/changes/decide";
import type { DropReason } from "../../../runtime/changes/drop-reasons";
import { toChange } from "../../../runtime/changes/to-change";
import { OutlinedRecord } from "../../../runtime/cloudtrail/outlined-record";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { MadeRecord, type RecordMaker } from "../../../runtime/cloudtrail/record-maker";
import type { ElementFinder } from "../../../runtime/cloudtrail/scan/finder";
import { OUTLINED_FIELDS } from "../../../runtime/cloudtrail/scan/outline-table";
import { writeAlike } from "./alike-writer";
import { check } from "./fuzz-case";
import { mutate } from "./mutate";
import { writeOutlinedFile } from "./outline-writer";
import { Random } from "./random";
import { writeRedactedFile } from "./redacted-writer";
import { type Scanned, scanBytes } from "./scan-bytes";

const { decide } = createDecider();

/**
 * One file, every third damaged, read with outlines and without: the same records, decisions and bodies, and the same
 * account. Returns how many records were outlined.
 */
export function fuzzOutline(seed: number, finder: ElementFinder): number {
  const random = new Random(seed);
  const written = writeFile(random);
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
  // What is a read for one scan is a record for another.
  const maker = (options.skipReads ? SKIPPING : KEEPING)[random.int(3)]!;
  compareMade(scanBytes(bytes, { ...options, outlined: true, maker }), whole, maker);
  const verdicts = { ...maker, verdictsOnly: true };
  compareMade(scanBytes(bytes, { ...options, outlined: true, maker: verdicts }), whole, verdicts);
  return count;
}

function writeFile(random: Random): Buffer {
  if (random.oneIn(4)) return writeRedactedFile(random);
  return random.oneIn(3) ? Buffer.from(writeAlike(random), "latin1") : writeOutlinedFile(random);
}

/** One after the other, for what was said to one must not be taken for what another would say. */
function makers(): RecordMaker[] {
  const ownRoles = createDecider({ ownRoleArns: ["arn:aws:iam::111122223333:role/Deployer"] });
  const isForeign = (record: CloudTrailRecord) =>
    record.recipientAccountId === "444455556666" ? "foreign-account" : undefined;
  return [
    bodyMaker(dropBy(createDecider())),
    bodyMaker((record) => (record.awsRegion === "eu-west-1" ? dropBy(ownRoles)(record) : "excluded")),
    bodyMaker((record) => isForeign(record) ?? dropBy(ownRoles)(record), {
      callerFirst: isForeign,
      event: decisionParts(ownRoles)!.byEvent,
      callerLast: decisionParts(ownRoles)!.byCaller,
    }),
  ];
}

function dropBy({ decide }: Decider): (record: CloudTrailRecord) => DropReason | undefined {
  return (record) => {
    const decision = decide(record);
    return decision.decision === "drop" ? decision.reason : undefined;
  };
}

const SKIPPING = makers();
const KEEPING = makers();

/** What was made of the records is what would have been made of them one by one. */
function compareMade(made: Scanned, whole: Scanned, maker: RecordMaker): void {
  check(
    made.records.length + made.account.reads === whole.records.length + whole.account.reads,
    "all are made",
  );
  made.records.forEach(({ index, record }, place) => {
    const other = whole.records[place]!;
    check(index === other.index, "they are made in their places");
    const drop = maker.drop(other.record);
    if (!(record instanceof MadeRecord)) {
      check(isDeepStrictEqual(record, other.record), "what is not made is the record of JSON.parse");
      return;
    }
    check(record.drop === drop, `the drop is the same: ${record.drop}, ${drop}`);
    if (drop !== undefined || maker.verdictsOnly) return;
    const change = toChange(other.record);
    check(
      record.json === JSON.stringify(change),
      `the made body is the change's JSON:\n${record.json}\n${JSON.stringify(change)}`,
    );
    check(record.identifier === change.identifier, "the made identifier is the change's");
  });
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
