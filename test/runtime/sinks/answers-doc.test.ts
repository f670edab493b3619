import { readFileSync } from "node:fs";
import path from "node:path";
import { meaningOf } from "../../../runtime/sinks/status";

const page = readFileSync(path.resolve(__dirname, "../../../docs/publishing.md"), "utf8");

/** First cells of the table of answers that name statuses. */
const rows = page
  .slice(page.indexOf("## What an answer does"), page.indexOf("A **redirect**"))
  .split("\n")
  .map((line) => line.split("|")[1]?.trim() ?? "")
  .filter((cell) => /\d{3}|2xx/.test(cell) && !cell.includes("900"));

const MEANINGS = ["accepted", "refused", "unauthorised", "retry", "retry"] as const;

test("the table of answers is what the code does", () => {
  expect(rows).toHaveLength(MEANINGS.length);
  rows.forEach((row, index) => {
    for (const [status] of row.matchAll(/\b\d{3}\b/g)) {
      expect([status, meaningOf(Number(status))]).toEqual([status, MEANINGS[index]]);
    }
  });
});

test("every status that the table does not name follows its class", () => {
  const named = new Set(
    rows
      .join(" ")
      .match(/\b\d{3}\b/g)
      ?.map(Number),
  );
  const classes = { 2: "accepted", 3: "unauthorised", 4: "refused", 5: "retry" } as Record<number, string>;
  for (let status = 200; status < 600; status += 1) {
    if (!named.has(status))
      expect([status, meaningOf(status)]).toEqual([status, classes[Math.floor(status / 100)]]);
  }
});
