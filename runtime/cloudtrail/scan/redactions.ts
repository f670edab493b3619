import type { RedactedPath } from "../record-maker";
import { type KernelMemory, MARKS, REDACTIONS } from "./kernel-memory";

// Of an event's paths and of a list of words; the same numbers stand in assembly/redact.ts and assembly/words.ts.
const NAMES = 32;
const WORDS = 16;
const WORD_BYTES = 64;
const TEXT = 16;
const MAX_TEXT = WORD_BYTES - TEXT;

/** Places of paths that the kernel follows at once. */
const MAX_PLACES = 64;

/** Tells the kernel what must be redacted, and the marks by which values are hidden. */
export class Redactions {
  private free = REDACTIONS.at;
  /** Where paths stand in the kernel's memory, by what they are; undefined when they cannot. */
  private readonly places = new Map<string, number | undefined>();

  constructor(private readonly memory: KernelMemory) {}

  use(marks: readonly string[]): void {
    this.writeWords(MARKS, new Map(marks.map((mark) => [mark, 1n])));
  }

  /** The place of paths in the kernel's memory; undefined for more, or longer ones, than it can follow. */
  placeOf(paths: readonly RedactedPath[]): number | undefined {
    const once = new Map(paths.map((path) => [(path.atTop ? "/" : "") + path.segments.join("."), path]));
    const key = [...once.keys()].join(" ");
    if (!this.places.has(key)) this.places.set(key, this.write(automaton([...once.values()])));
    return this.places.get(key);
  }

  private write({ starts, floating, ends, wild, names, places }: Automaton): number | undefined {
    const at = this.free;
    const behind = at + NAMES + WORDS + names.size * WORD_BYTES;
    const isTaught = [...names.keys()].every((name) => isWord(name));
    if (places > MAX_PLACES || behind > REDACTIONS.end || !isTaught) return undefined;
    this.free = behind;
    [starts, floating, ends, wild].forEach((bits, place) => this.writeBits(at + place * 8, bits));
    this.writeWords(at + NAMES, names);
    return at;
  }

  private writeWords(at: number, words: ReadonlyMap<string, bigint>): void {
    const { bytes } = this.memory;
    bytes.writeUInt32LE(words.size, at);
    let lengths = 0n;
    let word = at + WORDS;
    for (const [text, bits] of words) {
      lengths |= 1n << BigInt(text.length);
      this.writeBits(word, bits);
      bytes.writeUInt32LE(text.length, word + 8);
      bytes.write(text, word + TEXT, "latin1");
      word += WORD_BYTES;
    }
    this.writeBits(at + 8, lengths);
  }

  private writeBits(at: number, bits: bigint): void {
    this.memory.bytes.writeBigUInt64LE(bits, at);
  }
}

/** A path of n segments has n + 1 places, one behind the other: bit n is set where its first n segments lead. */
interface Automaton {
  places: number;
  starts: bigint;
  /** Where the paths begin that may begin at every key. */
  floating: bigint;
  ends: bigint;
  wild: bigint;
  /** The places from which a key of this name leads on. */
  names: Map<string, bigint>;
}

function automaton(paths: readonly RedactedPath[]): Automaton {
  const made: Automaton = { places: 0, starts: 0n, floating: 0n, ends: 0n, wild: 0n, names: new Map() };
  for (const { segments, atTop } of paths) {
    let bit = 1n << BigInt(made.places);
    made.starts |= bit;
    if (!atTop) made.floating |= bit;
    for (const segment of segments) {
      if (segment === "*") made.wild |= bit;
      else made.names.set(segment, (made.names.get(segment) ?? 0n) | bit);
      bit <<= 1n;
    }
    made.ends |= bit;
    made.places += segments.length + 1;
  }
  return made;
}

/** The kernel compares bytes. */
function isWord(text: string): boolean {
  return text.length <= MAX_TEXT && Buffer.byteLength(text) === text.length;
}
