import { isDeepStrictEqual } from "node:util";
import { gzipSync } from "node:zlib";
import { scanTrailFile, type ScannedRecord } from "../../../runtime/cloudtrail/trail-file";
import { check, expected } from "./fuzz-case";
import { mutate } from "./mutate";
import { Random } from "./random";
import { writeTrailFile } from "./trail-file-writer";

/**
 * One file through the whole way, gzip included: in one or several members, cut at random. Every third is damaged as
 * gzip: then nothing is thrown and the account adds up (a flipped bit may change what is inflated).
 */
export async function fuzzGzip(seed: number): Promise<void> {
  const random = new Random(seed);
  const file = writeTrailFile(random);
  const wanted = expected(file, true);
  const packed = pack(file.bytes, random);
  const damage = random.oneIn(3);
  const bytes = damage ? mutate(packed, random).bytes : packed;
  const size = random.oneIn(4) ? 1 : 1 + random.int(400);
  const scan = scanTrailFile(() => inPieces(bytes, size));
  const records: ScannedRecord[] = [];
  for await (const batch of scan) records.push(...batch);

  const { account } = scan;
  const damaged = Object.values(account.damaged).reduce((sum, count) => sum + count, 0);
  check(account.records === records.length + account.reads + damaged, "records = yielded + reads + damaged");
  if (damage) return;
  check(
    account.compressedBytes === packed.length && account.bytes === file.bytes.length,
    "the bytes are counted",
  );
  check(isDeepStrictEqual(records, wanted.records), "the records are those of JSON.parse");
  check(account.reads === wanted.reads, "the reads are those of JSON.parse");
}

function pack(bytes: Buffer, random: Random): Buffer {
  const members: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = random.oneIn(3) ? at + 1 + random.int(bytes.length - at) : bytes.length;
    members.push(gzipSync(bytes.subarray(at, end)));
    at = end;
  }
  return Buffer.concat(members);
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
