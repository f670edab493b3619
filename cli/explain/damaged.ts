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
  let expected = 0;

  function upTo(index: number): Entry[] {
    const entries: Entry[] = [];
    for (; expected < index; expected += 1) entries.push(damaged(file, expected, account));
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

function damaged(file: string, index: number, account: ScanAccount): Entry {
  const reason = Object.keys(account.damaged)[0] ?? account.damage?.code ?? "damaged";
  return { file, index, decision: "drop", reason, rule: null };
}
