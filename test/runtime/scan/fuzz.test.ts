import { createKernelFinder } from "../../../runtime/cloudtrail/scan/kernel-finder";
import { createPlainFinder } from "../../../runtime/cloudtrail/scan/plain-finder";
import { fuzzCase } from "../../support/scan/fuzz-case";
import { fuzzGzip } from "../../support/scan/fuzz-gzip";
import { fuzzOutline } from "../../support/scan/fuzz-outline";
import { fuzzRescue } from "../../support/scan/fuzz-rescue";

// The long form is `npm run fuzz -- --count 1000000`; a failing seed runs alone with `--count 1 --seed <seed>`.
const finders = { kernel: createKernelFinder()!, plain: createPlainFinder() };
const fresh = Date.now() % 1_000_000_000;

describe("files made at random, against JSON.parse", () => {
  it.each([
    ["a fixed seed", 1, 3000],
    [`seed ${fresh}`, fresh, 1000],
  ])("are read exactly, and damaged ones accounted for: %s", (_, seed, count) => {
    const kinds = { valid: 0, mutated: 0 };
    for (let own = seed; own < seed + count; own++) withSeed(own, () => kinds[fuzzCase(own, finders)]++);
    expect(Math.min(kinds.valid, kinds.mutated)).toBeGreaterThan(count / 3);
  });

  it(`lose no record but the damaged one: seed ${fresh}`, () => {
    for (let own = fresh; own < fresh + 500; own++) withSeed(own, () => fuzzRescue(own, finders));
  });

  it.each([
    ["a fixed seed", 1, 400],
    [`seed ${fresh}`, fresh, 200],
  ])("have the same decisions and bodies when only outlined: %s", (_, seed, count) => {
    let outlined = 0;
    for (let own = seed; own < seed + count; own++)
      withSeed(own, () => (outlined += fuzzOutline(own, finders.kernel)));
    expect(outlined).toBeGreaterThan(count);
  });

  it(`are read through gzip, in members and pieces of any size: seed ${fresh}`, async () => {
    for (let own = fresh; own < fresh + 100; own++) await fuzzGzip(own);
  });
});

function withSeed(seed: number, run: () => void): void {
  try {
    run();
  } catch (error) {
    throw new Error(`seed ${seed}`, { cause: error });
  }
}
