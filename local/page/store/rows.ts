import type { FeedBounds } from "../api";
import type { FoundRow } from "../view/row";
import type { HeldFile } from "./files";

/** A row with all that is needed to find it and to open it. */
export interface HeldRow extends FoundRow {
  file: HeldFile;
  /** Place in the file's `Records`. */
  index: number;
  /** Of the change, by which its deliveries are known. */
  print: string;
  identifier: string;
}

/** The rows of the view: the newest ones, numbered from 1 without gaps. */
export interface RowStore {
  /** The number that the next row is to have. */
  nextSeq(): number;
  /** Takes a row, and returns the one that had to leave for it. */
  add(row: HeldRow): HeldRow | undefined;
  get(seq: number): HeldRow | undefined;
  /** Rows after a number, ascending, at most `limit`. */
  after(seq: number, limit: number): HeldRow[];
  all(): Iterable<HeldRow>;
  bounds(): FeedBounds;
}

/** Rows that are held at most, unless another number is given. */
export const ROW_CAPACITY = 50_000;

export function createRowStore(capacity = ROW_CAPACITY): RowStore {
  const rows = new Map<number, HeldRow>();
  let last = 0;
  const first = () => last - rows.size + 1;
  return {
    nextSeq: () => last + 1,
    add: (row) => {
      last++;
      rows.set(last, row);
      if (rows.size <= capacity) return undefined;
      const place = first();
      const oldest = rows.get(place);
      rows.delete(place);
      return oldest;
    },
    get: (seq) => rows.get(seq),
    after: (seq, limit) => {
      const from = Math.max(seq + 1, first());
      const found: HeldRow[] = [];
      for (let at = from; at <= last && found.length < limit; at++) {
        const row = rows.get(at);
        if (row) found.push(row);
      }
      return found;
    },
    all: () => rows.values(),
    bounds: () => ({
      first: rows.size === 0 ? 0 : first(),
      last,
      held: rows.size,
      dropped: last - rows.size,
      capacity,
    }),
  };
}
