import { createDecider } from "../../../runtime/changes/decide";
import { toChange } from "../../../runtime/changes/to-change";
import { readBodies } from "../../../runtime/trail-file-changes";
import { fuzzAlike } from "../../support/scan/fuzz-alike";
import { fileOf, inPieces, record } from "../../support/scan/scan-file";

const COUNT = 200;
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

/** JSON.parse makes `null` of them, which says that nothing failed. */
test.each(['"\\u006eull"', '"nul\\u006c"', '"\\u006e\\u0075\\u006c\\u006c"'])(
  "an error message that is %s is no error, and an error is none of it",
  async (spelt) => {
    // The first records of a file are looked at one by one; the last one, too.
    const messages = [spelt, spelt, '"failed"', spelt, '"failed"', '"failed"', spelt, spelt];
    const texts = messages.map((message, place) =>
      JSON.stringify(record(place, { eventType: "AwsApiCall" })).replace("{", `{"errorMessage":${message},`),
    );
    const bytes = Buffer.from(`{"Records":[${texts.join(",")}]}`);
    const bodies = readBodies(() => inPieces(bytes, bytes.length), { decider: createDecider() });
    let made = 0;
    for await (const batch of bodies) made += batch.length;
    expect(bodies.account.drops).toEqual({ error: 3 });
    expect(made).toBe(5);
  },
);

const LONG = { tags: "x".repeat(25_000), sessionContext: { attributes: {} } };
const MANY = Object.fromEntries(
  Array.from({ length: 1_000 }, (_, place) => [`a${String(place)}`, { attributes: 1 }]),
);

test.each([
  ["longer than the kernel can look at", LONG],
  ["with more members than the kernel can leave out", MANY],
])("an identity %s leaves what must be redacted as it was", async (_what, members) => {
  const usual = { eventSource: "ssm.amazonaws.com", eventName: "PutParameter", eventType: "AwsApiCall" };
  const secret = { ...usual, requestParameters: { name: "n", value: "plain text" } };
  const records = [0, 1, 2, 3, 4, 5, 6].map((place) =>
    record(
      place,
      place === 3 ? { ...usual, userIdentity: { type: "IAMUser", accessKeyId: "ASIA", ...members } } : secret,
    ),
  );
  const bytes = Buffer.from(fileOf(records));
  const bodies: string[] = [];
  const options = { decider: createDecider() };
  for await (const batch of readBodies(() => inPieces(bytes, bytes.length), options))
    bodies.push(...batch.map(({ json }) => json));
  expect(bodies).toEqual(records.map((each) => JSON.stringify(toChange(each))));
  expect(bodies.join("")).not.toContain("plain text");
});
