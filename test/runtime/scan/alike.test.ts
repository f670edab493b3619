import { createDecider } from "../../../runtime/changes/decide";
import { readBodies } from "../../../runtime/trail-file-changes";
import { fuzzAlike } from "../../support/scan/fuzz-alike";
import { fileOf, inPieces, record } from "../../support/scan/scan-file";

const COUNT = 400;
const FIXED_SEED = 20261121;

test.each([
  ["fixed", FIXED_SEED],
  ["fresh", Date.now() % 1_000_000_000],
])("records that are nearly alike are not taken for one another: %s seed %d", async (_name, seed) => {
  for (let i = 0; i < COUNT; i++) {
    try {
      await fuzzAlike(seed + i);
    } catch (error) {
      throw new Error(`seed ${String(seed + i)}`, { cause: error });
    }
  }
});

/** JSON.parse makes `null` of it, which says that nothing failed. */
const SPELT_NULL = '"errorMessage":"\\u006eull"';

test.each([
  [
    "an error is no error for one without before it",
    [SPELT_NULL, '"errorMessage":"failed"'],
    { error: 1 },
    1,
  ],
  ["no error is an error for one before it", ['"errorMessage":"failed"', SPELT_NULL], { error: 1 }, 1],
])("%s", async (_what, messages, drops, changes) => {
  // The first records of a file are looked at one by one; the last one, too.
  const texts = [SPELT_NULL, ...messages, SPELT_NULL].map((message, place) =>
    JSON.stringify(record(place, { eventType: "AwsApiCall" })).replace("{", `{${message},`),
  );
  const bytes = Buffer.from(fileOf([]).replace("[]", `[${texts.join(",")}]`));
  const bodies = readBodies(() => inPieces(bytes, bytes.length), { decider: createDecider() });
  let made = 0;
  for await (const batch of bodies) made += batch.length;
  expect(bodies.account.drops).toEqual(drops);
  expect(made).toBe(changes + 2);
});
