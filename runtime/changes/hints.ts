import { ANY_SOURCE_HINTS } from "./redaction-table";
import { SECRET_NAMES } from "./secret-names";
import { SHAPE_HINTS } from "./secret-shapes";

/**
 * True when the text holds what every secret of the table has: the hint of a shape or a secret's name, in any
 * case, or a user and password in an address. False is certain, true means that the redactor must look. It reads
 * each character once (an automaton of Aho and Corasick), for nearly every text needs no more.
 */
export function holdsHint(text: string): boolean {
  let state = 0;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    state = code < ALPHABET ? next[state * ALPHABET + code]! : 0;
    if (state >= firstFinal && (state !== addressState || hasUserInfo(text, place + 1))) return true;
  }
  return false;
}

const ALPHABET = 128;
const ADDRESS = "://";

const { next, firstFinal, addressState } = compile(
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

interface Automaton {
  /** The state after (state, character code). */
  next: Uint16Array;
  /** States from here on end a hint. */
  firstFinal: number;
  /** The final state of `last`. */
  addressState: number;
}

interface Node {
  children: Map<string, Node>;
  final: boolean;
  /** Node of the longest proper suffix. */
  suffix: Node | undefined;
  state: number;
}

function compile(words: readonly string[], last: string): Automaton {
  const root = newNode();
  for (const word of [...words, last]) insert(root, word.toLowerCase());
  const nodes = breadthFirst(root);
  const addressNode = [...last].reduce((node, character) => node.children.get(character)!, root);
  const ordered = [
    ...nodes.filter((node) => !node.final),
    ...nodes.filter((node) => node.final && node !== addressNode),
    addressNode,
  ];
  ordered.forEach((node, state) => (node.state = state));
  const table = new Uint16Array(ordered.length * ALPHABET);
  for (const node of ordered) {
    for (let code = 0; code < ALPHABET; code += 1) {
      table[node.state * ALPHABET + code] = follow(node, String.fromCharCode(code).toLowerCase()).state;
    }
  }
  return {
    next: table,
    firstFinal: ordered.findIndex((node) => node.final),
    addressState: addressNode.state,
  };
}

function newNode(): Node {
  return { children: new Map(), final: false, suffix: undefined, state: 0 };
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
