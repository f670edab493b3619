import { readFileSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildCli } from "../support/cli/built";
import { jsonLinesOf, run } from "../support/cli/run";

/** A folder with trail files of other people, named by the environment. */
const samples = process.env.CLOUDTRAIL_SAMPLES;

const whenGiven = samples !== undefined && statSync(samples, { throwIfNoEntry: false }) ? test : test.skip;

whenGiven(
  "CLOUDTRAIL_SAMPLES: every file is explained, record for record, and replay counts the same",
  async () => {
    const cli = await buildCli();
    try {
      const explained = await run(cli.main, ["explain", "--json", String(samples)]);
      const people = await run(cli.main, ["explain", String(samples)]);
      const replayed = await run(cli.main, ["replay", "--dry-run", "--summary", String(samples)]);
      expect(explained.stderr + people.stderr + replayed.stderr).not.toContain("unexpected error");
      expect([explained.status, people.status, replayed.status].every((status) => (status ?? 2) < 2)).toBe(
        true,
      );

      const lines = jsonLinesOf<{ file: string; decision: string }>(explained.stdout);
      const byFile = new Map<string, number>();
      for (const { file } of lines) byFile.set(file, (byFile.get(file) ?? 0) + 1);
      for (const [file, count] of byFile) expect([file, count]).toEqual([file, recordsIn(file) ?? count]);

      const summary = JSON.parse(replayed.stdout) as { records: number; changes: number };
      expect(summary.records).toBe(lines.length);
      expect(summary.changes).toBe(lines.filter(({ decision }) => decision === "keep").length);
      expect(summary.records).toBeGreaterThan(0);
    } finally {
      cli.remove();
    }
  },
);

/** What JSON.parse counts; undefined for a file that it cannot read. */
function recordsIn(file: string): number | undefined {
  const bytes = readFileSync(file);
  try {
    const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString();
    return (JSON.parse(text) as { Records: unknown[] }).Records.length;
  } catch {
    return undefined;
  }
}
