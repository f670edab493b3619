import type { CheckedHint, HintTable } from "../cloudtrail/record-maker";
import { ALPHABET, compile } from "./hint-automaton";
import { ANY_SOURCE_HINTS } from "./redaction-table";
import { DOCUMENT_NAMES, SECRET_NAMES } from "./secret-names";
import { SHAPE_HINTS } from "./secret-shapes";

/**
 * True when the text holds what every secret of the table has: the hint of a shape or a secret's name, in any case,
 * or a hint that ordinary text has too together with what makes it one, such as a user and password in an address.
 * False is certain, true means that the redactor must look. It reads each character once (an automaton of Aho and
 * Corasick), for nearly every text needs no more.
 */
export function holdsHint(text: string): boolean {
  let row = 0;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    row = code < ALPHABET ? next[row + columnOf[code]!]! : 0;
    if (row >= firstFinal && (row < firstChecked || isConfirmed(row, text, place + 1))) return true;
  }
  return false;
}

/** The same for texts that come again and again, such as user agents: what holds no hint is remembered. */
export function knownHoldsHint(text: string): boolean {
  if (text.length < SHORTEST_KNOWN || text.length > LONGEST_KNOWN) return holdsHint(text);
  if (withoutHint.has(text)) return false;
  if (holdsHint(text)) return true;
  if (withoutHint.size >= MOST_KNOWN) withoutHint.clear();
  withoutHint.add(text);
  return false;
}

const withoutHint = new Set<string>();
const MOST_KNOWN = 2_000;
const SHORTEST_KNOWN = 24;
const LONGEST_KNOWN = 1_024;

/** Hints that are too common by themselves: what stands around them must look like a secret too. */
const CHECKED_HINTS: readonly CheckedHint[] = [
  { hint: "://", check: "user" },
  { hint: "sk-", check: "run" },
  { hint: "-secret", check: "option" },
  { hint: "_secret", check: "option" },
  ...DOCUMENT_NAMES.map((hint) => ({ hint, check: "name" as const })),
];

/** The same for who reads texts elsewhere. */
export const HINT_TABLE: HintTable = compile(
  [...SHAPE_HINTS, ...SECRET_NAMES, ...ANY_SOURCE_HINTS].filter(
    (word) => !CHECKED_HINTS.some(({ hint }) => hint === word),
  ),
  CHECKED_HINTS,
);

const { columnOf, next, width, firstFinal, firstChecked } = HINT_TABLE;

/** `from` is the place after the hint. */
type Check = (text: string, from: number, hint: string) => boolean;

const CHECKS: Record<CheckedHint["check"], Check> = {
  user: hasUserInfo,
  run: hasLongRun,
  option: endsOption,
  name: isQuoted,
};

function isConfirmed(row: number, text: string, from: number): boolean {
  const { hint, check } = CHECKED_HINTS[(row - firstChecked) / width]!;
  return CHECKS[check](text, from, hint);
}

/** Looks at the authority of an address only, which ends before the next address can begin. */
function hasUserInfo(text: string, from: number): boolean {
  for (let place = from; place < text.length; place += 1) {
    const character = text[place]!;
    if (character === "@") return true;
    if (character === "/" || character === '"' || character <= " ") return false;
  }
  return false;
}

function hasLongRun(text: string, from: number): boolean {
  return LONG_RUN.test(text.slice(from, from + LONGEST_RUN_READ));
}

const LONGEST_RUN_READ = 32;
const LONG_RUN = /^[A-Za-z0-9]{32}$/;

/** A name of JSON, however often it is a string in a string: `"token"` or `\"token\"`. */
function isQuoted(text: string, from: number, { length }: string): boolean {
  return text[from - length - 1] === '"' && (text[from] === '"' || text[from] === "\\");
}

/** An option stands before its value, or fills an element of a list: as JSON writes it, or alone. */
function endsOption(text: string, from: number): boolean {
  return from < text.length ? AFTER_OPTION.includes(text[from]!) : text.startsWith("-");
}

const AFTER_OPTION = '= \t"\\';
