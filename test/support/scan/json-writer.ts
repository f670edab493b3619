import type { Random } from "./random";

/**
 * Writes JSON texts that a parser accepts and a careless reader trips over. Texts are "binary strings": each character
 * is one byte, so that bytes which are no UTF-8 can be written too.
 */
export class JsonWriter {
  constructor(
    readonly random: Random,
    /** none: compact. some: now and then. much: everywhere, at times very long. */
    private readonly spaces: "none" | "some" | "much",
  ) {}

  space(): string {
    const { random } = this;
    if (this.spaces === "none" || (this.spaces === "some" && !random.oneIn(8))) return "";
    if (random.oneIn(200)) return random.pick([" ", "\n", "\t "]).repeat(random.int(300));
    return random.pick([" ", "\n", "\t", "\r\n", "  ", "\n    ", ""]);
  }

  value(depth: number): string {
    const { random } = this;
    const kind = random.int(depth > 3 ? 5 : 9);
    if (kind < 2) return this.string();
    if (kind === 2) return random.pick(NUMBERS);
    if (kind === 3) return random.pick(["true", "false", "null"]);
    if (kind === 4) return random.pick(["{}", "[]", '""', `{${this.space()}}`, `[${this.space()}]`]);
    if (kind < 7) return this.object(this.pairs(random.int(4), depth + 1));
    if (kind === 7) return this.array(random.int(4), depth + 1);
    return random.pick(TRAPS);
  }

  pairs(count: number, depth: number): [string, string][] {
    const pairs: [string, string][] = [];
    for (let i = 0; i < count; i++) pairs.push([this.key(), this.value(depth)]);
    return pairs;
  }

  /** Keys are spelt as they come, quotes and all; values are JSON texts. */
  object(pairs: [string, string][]): string {
    const parts = pairs.map(([key, value]) => this.space() + key + this.space() + ":" + this.space() + value);
    return "{" + parts.join(this.space() + ",") + this.space() + "}";
  }

  array(count: number, depth: number): string {
    const items: string[] = [];
    for (let i = 0; i < count; i++) items.push(this.space() + this.value(depth));
    return "[" + items.join(this.space() + ",") + this.space() + "]";
  }

  string(): string {
    const { random } = this;
    if (random.oneIn(3)) return `"${random.pick(WORDS)}"`;
    let text = "";
    for (let i = random.int(random.oneIn(20) ? 120 : 6); i > 0; i--) text += random.pick(PIECES);
    return `"${text}"`;
  }

  private key(): string {
    return this.random.oneIn(8) ? this.string() : `"${this.random.pick(KEYS)}"`;
  }
}

const NUMBERS = [
  "0",
  "-0",
  "1",
  "9007199254740993",
  "-12345678901234567890",
  "1e400",
  "1E-7",
  "0.1",
  "-1.5e+3",
];

const WORDS = ["", "true", "readOnly", "a", "Records", "eventVersion", "ec2.amazonaws.com", "x".repeat(70)];

const KEYS = [
  "readOnly",
  "eventVersion",
  "Records",
  "items",
  "a",
  "",
  "readOnlyX",
  "xreadOnly",
  "rxxxOnly",
  "__proto__",
];

/** Escapes, bytes that are no UTF-8, lone surrogates as escapes and as bytes, and pieces of JSON within a string. */
const PIECES = [
  ...[
    "a",
    "b c",
    "\\\\",
    '\\"',
    "\\n",
    "\\u0041",
    "\\ud800",
    "\\udc00",
    "\\ud83d\\ude00",
    "\\/",
    "{",
    "}",
    "[",
    "]",
  ],
  ...[",", ":", "'", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80", "\xed\xa0\x80", "\xff", "\xc3", "\x7f"],
  ...['\\"readOnly\\":true', '{\\"eventVersion\\":\\"1\\"}', '\\\\\\"', "},{", '\\"},{\\"eventVersion\\":'],
];

/** Values in which something stands that matters at record depth only. */
const TRAPS = [
  '{"readOnly":true}',
  '{"readOnly":false}',
  '[{"readOnly":true},{"readOnly" : true}]',
  '[{"eventVersion":"1"},{"eventVersion":"1","readOnly":true},{"eventVersion":"1"}]',
  '{"Records":[{"eventVersion":"1","readOnly":true},{"eventVersion":"2"}]}',
  '[[[[{"readOnly":true}]]]]',
  '"{\\"readOnly\\":true}"',
];
