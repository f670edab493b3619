import { ANY_SOURCE_HINTS } from "./redaction-table";
import { SECRET_NAMES } from "./secret-names";
import { SHAPE_HINTS } from "./secret-shapes";

/**
 * True when the text holds what every secret of the table has: the hint of a shape or a secret's name, in any
 * case, or a user and password in an address. False is certain, true means that the redactor must look. It reads
 * each character once (an automaton of Aho and Corasick), for nearly every text needs no more.
 */
export function holdsHint(text: string): boolean {
  let row = 0;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    row = code < ALPHABET ? next[row + columnOf[code]!]! : 0;
    if (row >= firstFinal && (row !== addressRow || hasUserInfo(text, place + 1))) return true;
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

const ALPHABET = 128;
const ADDRESS = "://";

const { columnOf, next, firstFinal, addressRow } = compile(
  [...SHAPE_HINTS, ...SECRET_NAMES, ...ANY_SOURCE_HINTS],
  ADDRESS,
);

/** Looks at the authority of an address only, which ends before the next address can begin. */
function hasUserInfo(text: string, from: number): boolean {
  for (let place = from; place < text.length; place += 1) {
    const character = text[place]!;
    if (character === "@") return true;
    if (character === "/" || character === '"' || character <= " ") return false;
  }
  return false;
}

/** A table small enough for a processor's first cache: one row a state, one column a character that hints use. */
interface Automaton {
  /** The column of a character code; 0 for all that no hint has. */
  columnOf: Uint8Array;
  /** Where the row of the state begins that follows, by row and column. */
  next: Uint32Array;
  /** Rows from here on end a hint. */
  firstFinal: number;
  /** The row in which `last` ends. */
  addressRow: number;
}

interface Node {
  children: Map<string, Node>;
  final: boolean;
  /** Node of the longest proper suffix. */
  suffix: Node | undefined;
  /** Where its row begins in the table. */
  row: number;
}

function compile(words: readonly string[], last: string): Automaton {
  const hints = [...words, last].map((word) => word.toLowerCase());
  const root = newNode();
  for (const hint of hints) insert(root, hint);
  const nodes = breadthFirst(root);
  const addressNode = [...last].reduce((node, character) => node.children.get(character)!, root);
  const ordered = [
    ...nodes.filter((node) => !node.final),
    ...nodes.filter((node) => node.final && node !== addressNode),
    addressNode,
  ];
  const characters = [...new Set(hints.join(""))];
  const width = characters.length + 1;
  ordered.forEach((node, place) => (node.row = place * width));
  const next = new Uint32Array(ordered.length * width);
  for (const node of ordered) {
    characters.forEach((character, place) => (next[node.row + place + 1] = follow(node, character).row));
  }
  return {
    columnOf: columns(characters),
    next,
    firstFinal: firstFinalRow(ordered),
    addressRow: addressNode.row,
  };
}

function columns(characters: readonly string[]): Uint8Array {
  return Uint8Array.from({ length: ALPHABET }, (_none, code) => {
    return characters.indexOf(String.fromCharCode(code).toLowerCase()) + 1;
  });
}

function firstFinalRow(ordered: readonly Node[]): number {
  return Math.min(...ordered.filter((node) => node.final).map((node) => node.row));
}

function newNode(): Node {
  return { children: new Map(), final: false, suffix: undefined, row: 0 };
}

function insert(root: Node, word: string): void {
  let node = root;
  for (const character of word) {
    const child = node.children.get(character) ?? newNode();
    node.children.set(character, child);
    node = child;
  }
  node.final = true;
}

/** All nodes, nearest the root first, each with its suffix and with the hints that end in it. */
function breadthFirst(root: Node): Node[] {
  const nodes = [root];
  for (let place = 0; place < nodes.length; place += 1) {
    const node = nodes[place]!;
    for (const [character, child] of node.children) {
      child.suffix = node.suffix === undefined ? root : follow(node.suffix, character);
      child.final ||= child.suffix.final;
      nodes.push(child);
    }
  }
  return nodes;
}

function follow(node: Node, character: string): Node {
  for (let at: Node | undefined = node; at !== undefined; at = at.suffix) {
    const child = at.children.get(character);
    if (child !== undefined) return child;
    if (at.suffix === undefined) return at;
  }
  return node;
}
