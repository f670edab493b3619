import type { ScanAccount, ScannedRecord } from "../../runtime/cloudtrail/trail-file";
import type { Entry } from "./entry";

/**
 * The entries of `Records` that could not be read, seen from those that could: every place that is passed over.
 * `settled` is called once at the end for the places after the last whole record.
 */
export interface DamagedEntries {
  before(scanned: ScannedRecord): Entry[];
  settled(): Entry[];
}

export function damagedEntries(file: string, account: ScanAccount): DamagedEntries {
  const told: Record<string, number> = {};
  let expected = 0;

  /** The account counts damage by code, so each place gets a code of which one more was counted than was told. */
  function nextCode(): string {
    const counted = Object.entries(account.damaged);
    const code = counted.find(([code, count]) => count > (told[code] ?? 0))?.[0] ?? "damaged";
    told[code] = (told[code] ?? 0) + 1;
    return code;
  }

  function upTo(index: number): Entry[] {
    const entries: Entry[] = [];
    for (; expected < index; expected += 1) {
      entries.push({ file, index: expected, decision: "drop", reason: nextCode(), rule: null });
    }
    return entries;
  }

  return {
    before(scanned) {
      const entries = upTo(scanned.index);
      expected = scanned.index + 1;
      return entries;
    },
    settled: () => upTo(account.records),
  };
}
