import { parseArgs } from "node:util";
import { createKernelFinder } from "../../runtime/cloudtrail/scan/kernel-finder";
import { createPlainFinder } from "../../runtime/cloudtrail/scan/plain-finder";
import { fuzzAlike } from "../support/scan/fuzz-alike";
import { fuzzCase } from "../support/scan/fuzz-case";
import { fuzzGzip } from "../support/scan/fuzz-gzip";
import { fuzzOutline } from "../support/scan/fuzz-outline";
import { fuzzRescue } from "../support/scan/fuzz-rescue";

/** `npm run fuzz -- --count 1000000 --seed 1`: files made and damaged at random, against JSON.parse. */
const { values } = parseArgs({
  options: { count: { type: "string", default: "100000" }, seed: { type: "string" } },
});
const count = Number(values.count);
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const kernel = createKernelFinder();
if (!kernel) throw new Error("This Node cannot run the kernel: it has no WebAssembly SIMD.");
const finders = { kernel, plain: createPlainFinder() };

/**
 * Every so many files one goes the whole way, gzip included; one has usual records, damaged in one place; one is
 * read with outlines, to its decisions and bodies; and one has records nearly alike, read by rules of all kinds.
 */
const GZIP_EVERY = 100;
const RESCUE_EVERY = 10;
const OUTLINE_EVERY = 5;
const ALIKE_EVERY = 20;

const files = { valid: 0, mutated: 0, gzip: 0, rescue: 0, outline: 0, alike: 0 };
let outlined = 0;
const mismatches: number[] = [];

void run();

async function run(): Promise<void> {
  const started = Date.now();
  for (let i = 0; i < count; i++) {
    // A seed a file, so that a mismatch can be run alone: --count 1 --seed <its seed>.
    const own = (seed + i) >>> 0;
    try {
      if (own % GZIP_EVERY === 0) await fuzzGzip(own).then(() => files.gzip++);
      else if (own % RESCUE_EVERY === 1) files[fuzzRescue(own, finders)]++;
      else if (own % ALIKE_EVERY === 3) await fuzzAlike(own).then(() => files.alike++);
      else if (own % OUTLINE_EVERY === 2) {
        outlined += fuzzOutline(own, finders.kernel);
        files.outline++;
      } else files[fuzzCase(own, finders)]++;
    } catch (error) {
      mismatches.push(own);
      if (mismatches.length <= 10) console.error(`seed ${own}:`, error);
    }
    if ((i + 1) % 100_000 === 0) console.log(`${i + 1} files, ${mismatches.length} mismatches`);
  }
  const seconds = (Date.now() - started) / 1000;
  console.log(
    `seed ${seed}, ${count} files (${files.valid} valid, ${files.mutated} mutated, ${files.gzip} as gzip, ` +
      `${files.rescue} damaged in one place, ` +
      `${files.outline} with outlines of ${outlined} records, ${files.alike} of records nearly alike), ` +
      `${mismatches.length} mismatches, ${Math.round(count / seconds)} files/s`,
  );
  process.exitCode = mismatches.length === 0 ? 0 : 1;
}
