import { TRAIL_FILE_READ } from "../../../contract/log-lines";
import type { RunFacts, ShedChange } from "./facts";

/** Picks the facts of a run from the log lines of its functions; whatever is no such line counts as a complaint. */
export function createFunctionLog(
  /** What is known, outside of the functions, of a change that is shed now. */
  circumstances: (destination: string, identifier: string) => Pick<ShedChange, "counted" | "ageMs">,
): {
  line: (text: string) => void;
  facts: Pick<RunFacts, "shed" | "scans">;
  strange: string[];
  errors: Map<string, number>;
} {
  const facts: Pick<RunFacts, "shed" | "scans"> = { shed: [], scans: [] };
  const strange: string[] = [];
  const errors = new Map<string, number>();
  return {
    facts,
    strange,
    errors,
    line: (line) => {
      let entry: Record<string, unknown>;
      try {
        entry = JSON.parse(line) as Record<string, unknown>;
      } catch {
        // The last line of a process that was killed may be cut.
        if (!line.startsWith("{")) strange.push(line.slice(0, 200));
        return;
      }
      if (entry.message === TRAIL_FILE_READ) {
        const { records, changes, drops } = entry;
        facts.scans.push({
          key: String(entry.key),
          records: Number(records),
          changes: Number(changes),
          drops: Number(drops),
        });
      }
      if (entry.message === "change shed") {
        const [destination, identifier] = [String(entry.destination), String(entry.identifier)];
        facts.shed.push({ destination, identifier, ...circumstances(destination, identifier) });
      }
      if (entry.level === "error" || entry.code === "unexpected") {
        const what = `${String(entry.message)} ${text(entry.code) || text(entry.reason)} ${text(entry.error)}`
          .trim()
          .slice(0, 200);
        errors.set(what, (errors.get(what) ?? 0) + 1);
      }
    },
  };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
