import { createProgress, duration } from "../../cli/replay/progress";

function setUp(options: { isTTY: boolean; total: number | undefined; columns?: number }) {
  let time = 0;
  const said: string[] = [];
  const { isTTY, columns, total } = options;
  const stream = { isTTY, columns, write: (text: string) => said.push(text) };
  const progress = createProgress({ stream, total, now: () => time });
  function steps(count: number, each: number): void {
    for (let step = 0; step < count; step += 1) {
      time += each;
      progress.step();
    }
  }
  return { progress, steps, said };
}

test("on a terminal one line is drawn over, ten times a second at most, and cleared at the end", () => {
  const { progress, steps, said } = setUp({ isTTY: true, total: 100, columns: 60 });
  steps(50, 10);
  expect(said).toHaveLength(5);
  expect(said.at(-1)).toBe("\r\u001b[2K████████████░░░░░░░░░░░░ 50 of 100 changes, 1 s left");
  progress.write("a line\n");
  expect(said.at(-1)).toBe("\r\u001b[2Ka line\n");
  progress.end();
  expect(said.at(-1)).toBe("\r\u001b[2K");
  expect(said.every((text) => text.length <= 60 + "\r\u001b[2K".length)).toBe(true);
});

test("elsewhere there is a plain line every thirty seconds", () => {
  const { progress, steps, said } = setUp({ isTTY: false, total: 1_000 });
  steps(600, 167);
  progress.end();
  expect(said).toEqual([
    "180 of 1,000 changes, 2 min left\n",
    "360 of 1,000 changes, 2 min left\n",
    "540 of 1,000 changes, 77 s left\n",
  ]);
});

test("a wait is said at once, with its reason; without a total only the count is known", () => {
  const { progress, steps, said } = setUp({ isTTY: false, total: undefined });
  steps(3, 10);
  progress.waiting(1_500, "throttled 429");
  expect(said).toEqual(["3 changes; waiting 2 s (throttled 429)\n"]);
});

test("a wait's reason is text of a stranger", () => {
  const { progress, said } = setUp({ isTTY: true, total: 1, columns: 200 });
  progress.waiting(1_000, "server-error 503: \u001b[31m");
  expect(said[0]?.slice(5)).toContain("\\u001b[31m");
});

test.each([
  [0, "0 s"],
  [89_000, "89 s"],
  [90_000, "2 min"],
  [5_399_000, "90 min"],
  [7_200_000, "2 h"],
])("duration(%d) is %s", (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});
