import { type ElementFinder, MAX_SPACE } from "../../../runtime/cloudtrail/scan/finder";
import { acquireFinder, releaseFinder } from "../../../runtime/cloudtrail/scan/finders";
import { createKernelFinder } from "../../../runtime/cloudtrail/scan/kernel-finder";
import { createPlainFinder } from "../../../runtime/cloudtrail/scan/plain-finder";

describe("both finders at the edges of blocks and pieces", () => {
  const finders = { kernel: createKernelFinder()!, plain: createPlainFinder() };

  /** What a finder says of a text that begins at `offset`, given in two pieces. */
  function elements(finder: ElementFinder, text: string, offset: number, cut: number): unknown {
    finder.window.fill(0x20, 0, offset);
    finder.window.write(text, offset, "latin1");
    const end = offset + text.length;
    finder.begin();
    const found: number[][] = [];
    let [status, position] = [0, offset];
    for (const [to, last] of [[offset + cut, false] as const, [end, true] as const]) {
      status = finder.find(position, to, last);
      position = finder.position;
      for (let i = 0; i < finder.count; i++) {
        const [start, stop, flags] = finder.entries.subarray(i * 3, i * 3 + 3);
        // Bytes above 127 are seen by blocks and may be said of a neighbour.
        found.push([start! - offset, stop! - offset, flags! & ~4]);
      }
      if (status >= 2) break;
    }
    return { status, position: position - offset, found };
  }

  it.each([
    '{"readOnly":true},{"a":"\\\\\\"","readOnly" :  true },{"readOnly":true,"readOnly":0}]',
    '{"a":"x"b}',
    '{"a":"x"{',
    '{"a" "b":[1]}]',
    '{"a":[1}',
    '{"a"\\:1}',
    `{"a":"${"\\".repeat(131)}"}`,
    `{"a":"${"\\".repeat(130)}","b":{}}]`,
    `{"${"x".repeat(60)}":{"readOnly":true},"readOnly"\n\t \r:${" ".repeat(70)}true\n}]`,
    '{"a":1 [2]}',
    '[{"readOnly":true}],{"readOnly":true,"\\u0061":1}]',
    "}",
  ])("agree at every place: %s", (text) => {
    const wanted = elements(finders.plain, text, 0, text.length);
    for (let offset = 0; offset < 66; offset++) {
      for (let cut = 0; cut <= text.length; cut += offset % 8 === 0 ? 1 : 13) {
        expect(elements(finders.kernel, text, offset, cut)).toEqual(wanted);
        expect(elements(finders.plain, text, offset, cut)).toEqual(wanted);
      }
    }
  });

  it.each([MAX_SPACE - 1, MAX_SPACE, MAX_SPACE + 1])(
    "agree on %d bytes of white space around a colon",
    (spaces) => {
      for (const gap of [`${" ".repeat(spaces)}:`, `:${" ".repeat(spaces)}`, `${" ".repeat(spaces)}`]) {
        const text = `{"readOnly"${gap}true}]`;
        const wanted = elements(finders.plain, text, 0, text.length);
        for (const cut of [20, 1000, text.length - 6]) {
          expect(elements(finders.kernel, text, 3, cut)).toEqual(wanted);
        }
      }
    },
  );
});

describe("the finder of a scan", () => {
  it("is the plain one where Node has no WebAssembly", () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, "WebAssembly")!;
    Object.defineProperty(globalThis, "WebAssembly", { ...own, value: undefined });
    try {
      expect(createKernelFinder()).toBeUndefined();
      expect(acquireFinder().constructor).toBe(createPlainFinder().constructor);
    } finally {
      Object.defineProperty(globalThis, "WebAssembly", own);
    }
    expect(createKernelFinder()).toBeDefined();
  });

  it("is used again, and never by two scans at once", () => {
    const first = acquireFinder();
    const second = acquireFinder();
    expect(second).not.toBe(first);
    releaseFinder(first);
    expect(acquireFinder()).toBe(first);
  });
});
