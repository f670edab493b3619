import type { CheckedHint, HintTable } from "../cloudtrail/record-maker";

/** Character codes below this one have a column. */
export const ALPHABET = 128;

const NEWLINE = 0x0a;

/** What a prefix ends with. */
const enum Ending {
  Nothing,
  Hint,
  Checked,
}

/**
 * The automaton of Aho and Corasick over the words, in any case, in a table small enough for a processor's first cache:
 * one row a state, one column a character that hints use. Numbers in arrays and no objects: it is made at each start of
 * a function.
 */
export function compile(words: readonly string[], checked: readonly CheckedHint[]): HintTable {
  const checkedWords = checked.map(({ hint }) => hint);
  const characters = [...words, ...checkedWords].join("").toLowerCase();
  const columnOf = columns(characters);
  const width = Math.max(...columnOf) + 1;
  const prefixes = new Prefixes(columnOf, width, 1 + characters.length);
  prefixes.add(words, Ending.Hint);
  const checkedPlaces = prefixes.add(checkedWords, Ending.Checked);
  const places = prefixes.linked();
  const ordered = [
    ...places.filter((place) => prefixes.ending[place] === Ending.Nothing),
    ...places.filter((place) => prefixes.ending[place] === Ending.Hint),
    ...checkedPlaces,
  ];
  const row = rowsOf(ordered, width);
  return {
    columnOf,
    width,
    next: prefixes.table(places, row),
    firstFinal: row[ordered.find((place) => prefixes.ending[place] !== Ending.Nothing)!]!,
    firstChecked: row[checkedPlaces[0]!]!,
    checked,
  };
}

/** Letters in both cases have the column of the small one. */
function columns(words: string): Uint8Array {
  const columnOf = new Uint8Array(ALPHABET);
  const text = Buffer.from(words, "latin1");
  let last = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text[at]!;
    if (columnOf[code] !== 0) continue;
    last += 1;
    columnOf[code] = last;
    columnOf[String.fromCharCode(code).toUpperCase().charCodeAt(0)] = last;
  }
  return columnOf;
}

/** Where each prefix's row begins. */
function rowsOf(ordered: readonly number[], width: number): Uint16Array {
  const size = ordered.length * width;
  if (size > 0xffff)
    throw new RangeError(`The table of hints must have at most 65535 places, but has ${size}.`);
  const row = new Uint16Array(ordered.length);
  ordered.forEach((place, rank) => (row[place] = rank * width));
  return row;
}

/** The prefixes of all words, by place; the empty one stands at 0, which elsewhere means that there is none. */
class Prefixes {
  readonly ending: Uint8Array;
  private readonly column: Uint8Array;
  private readonly firstBranch: Uint16Array;
  private readonly nextSibling: Uint16Array;
  /** Of the empty prefix, by column: it is asked for most. */
  private readonly beginning: Uint16Array;
  /** The longest other prefix with which this one ends. */
  private readonly suffix: Uint16Array;
  private count = 1;

  constructor(
    private readonly columnOf: Uint8Array,
    private readonly width: number,
    most: number,
  ) {
    this.ending = new Uint8Array(most);
    this.column = new Uint8Array(most);
    this.firstBranch = new Uint16Array(most);
    this.nextSibling = new Uint16Array(most);
    this.beginning = new Uint16Array(width);
    this.suffix = new Uint16Array(most);
  }

  /** Returns the words' places. */
  add(words: readonly string[], ending: Ending): number[] {
    const { columnOf, beginning, firstBranch, nextSibling, column } = this;
    const places: number[] = [];
    const text = Buffer.from(`${words.join("\n")}\n`.toLowerCase(), "latin1");
    let place = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text[at]!;
      if (code === NEWLINE) {
        this.ending[place] = ending;
        places.push(place);
        place = 0;
        continue;
      }
      // As `branch` does, written out: six thousand calls are a quarter of the table's time in code that is still cold.
      const wanted = columnOf[code]!;
      let branch = place === 0 ? beginning[wanted]! : firstBranch[place]!;
      while (branch !== 0 && column[branch] !== wanted) branch = nextSibling[branch]!;
      place = branch === 0 ? this.grow(place, wanted) : branch;
    }
    return places;
  }

  /** All places, shorter prefixes first; each now knows its suffix, and ends with what that one ends with. */
  linked(): number[] {
    const { suffix, ending, column } = this;
    const places = [0];
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at]!;
      for (let branch = this.firstBranch[place]!; branch !== 0; branch = this.nextSibling[branch]!) {
        const end = place === 0 ? 0 : this.follow(suffix[place]!, column[branch]!);
        suffix[branch] = end;
        if (ending[branch] === Ending.Nothing && ending[end] !== Ending.Nothing) ending[branch] = Ending.Hint;
        places.push(branch);
      }
    }
    return places;
  }

  /** A row is that of the suffix, which comes before it, but for the prefix's own branches. */
  table(places: readonly number[], row: Uint16Array): Uint16Array {
    const { width } = this;
    const next = new Uint16Array(row.length * width);
    for (const place of places) {
      const from = row[place]!;
      const copied = row[this.suffix[place]!]!;
      if (place !== 0) next.copyWithin(from, copied, copied + width);
      for (let branch = this.firstBranch[place]!; branch !== 0; branch = this.nextSibling[branch]!)
        next[from + this.column[branch]!] = row[branch]!;
    }
    return next;
  }

  private branch(place: number, column: number): number {
    if (place === 0) return this.beginning[column]!;
    let branch = this.firstBranch[place]!;
    while (branch !== 0 && this.column[branch] !== column) branch = this.nextSibling[branch]!;
    return branch;
  }

  private grow(place: number, column: number): number {
    const grown = this.count;
    this.count += 1;
    this.column[grown] = column;
    this.nextSibling[grown] = this.firstBranch[place]!;
    this.firstBranch[place] = grown;
    if (place === 0) this.beginning[column] = grown;
    return grown;
  }

  private follow(place: number, column: number): number {
    for (let at = place; ; at = this.suffix[at]!) {
      const branch = this.branch(at, column);
      if (branch !== 0 || at === 0) return branch;
    }
  }
}
