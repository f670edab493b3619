import type { Ledger } from "./account";
import { Asked, type ElementFinder, type OutlineTable } from "./finder";
import type { Outliner } from "./outliner";

/** Enters runs of found records in the ledger that need nothing of JavaScript: reads, and what the kernel makes of others. */
export class Settler {
  private constructor(
    private readonly finder: ElementFinder,
    private readonly table: OutlineTable,
    private readonly ledger: Ledger,
    private readonly skipReads: boolean,
    private readonly outliner: Outliner | undefined,
  ) {}

  /** Undefined for a finder that cannot settle, and where every record is wanted. */
  static of(
    finder: ElementFinder,
    ledger: Ledger,
    skipReads: boolean,
    outliner: Outliner | undefined,
  ): Settler | undefined {
    const { outlines } = finder;
    const useful = skipReads || (outliner && outliner.asked !== Asked.Nothing);
    return outlines && useful ? new Settler(finder, outlines, ledger, skipReads, outliner) : undefined;
  }

  /** Enters what it can of the found records from place `first` on; returns the place of the first that is left. */
  run(first: number): number {
    const { table, ledger, outliner } = this;
    const left = table.settle(first, this.finder.count, this.skipReads, outliner?.asked ?? Asked.Nothing);
    const results = table.settled[1]!;
    for (let at = 0; at < results * 4; at += 4) {
      ledger.skipReads(table.results[at]!);
      ledger.accept(
        outliner!.settled(table.results[at + 1]!, table.results[at + 2]!, table.results[at + 3]!),
      );
    }
    ledger.skipReads(table.settled[2]!);
    return left;
  }

  /** What the kernel said of the record that the last run left: `Outliner.read` wants to know. */
  get said(): number {
    return this.table.settled[0]!;
  }
}
