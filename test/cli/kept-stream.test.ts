import fc from "fast-check";
import { keptStream } from "../../cli/files/kept-stream";

async function* chunks(sizes: number[]): AsyncGenerator<Uint8Array> {
  let value = 0;
  for (const size of sizes) yield Uint8Array.from({ length: size }, () => value++ % 256);
}

async function read(source: AsyncIterable<Uint8Array>, atMost = Infinity): Promise<Uint8Array[]> {
  const got: Uint8Array[] = [];
  if (atMost === 0) return got;
  for await (const chunk of source) {
    got.push(chunk);
    if (got.length >= atMost) break;
  }
  return got;
}

test("wherever the first reading stops, the second begins at the beginning and sees all", async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(13), async (all, stop) => {
      const open = keptStream(() => chunks(all));
      await read(open(), stop);
      const second = Buffer.concat(await read(open()));
      expect(second).toEqual(Buffer.concat(await read(chunks(all))));
    }),
  );
});

test("a stream beyond the limit is read once, and a second opening says why not", async () => {
  const open = keptStream(() => chunks([4, 4, 4]), 8);
  expect(Buffer.concat(await read(open()))).toHaveLength(12);
  expect(open).toThrow(/too long to be read a second time from a pipe: save it as a file/);
});
