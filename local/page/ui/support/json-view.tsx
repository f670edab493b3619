import type { ComponentChildren } from "preact";
import { withUnseen } from "./unseen";

type Path = readonly (string | number)[];

/** What stands in the place of a secret. */
const REDACTED = "[redacted]";

/**
 * Any value as indented JSON. Everything is text: nothing in it can become an element of the page. Redactions stand
 * out at the places that are named only, since anyone can write "[redacted]" into a record.
 */
export function JsonView(props: { value: unknown; label: string; redactions?: readonly Path[] }) {
  const redacted = treeOf(props.redactions ?? []);
  return (
    <pre class="json" tabIndex={0} role="region" aria-label={props.label}>
      {show(props.value, 0, redacted)}
    </pre>
  );
}

/** The keys that lead to redacted values; at the end of a path `here`. */
interface Tree {
  here: boolean;
  under: Map<string, Tree>;
}

function treeOf(paths: readonly Path[]): Tree {
  const root: Tree = { here: false, under: new Map() };
  for (const path of paths) {
    let at = root;
    for (const key of path.map(String)) {
      const next = at.under.get(key) ?? { here: false, under: new Map<string, Tree>() };
      at.under.set(key, next);
      at = next;
    }
    at.here = true;
  }
  return root;
}

const DEEPEST = 200;

function show(value: unknown, depth: number, tree: Tree | undefined): ComponentChildren {
  if (depth > DEEPEST) return "…";
  if (tree?.here === true) {
    // A key can be a secret itself: then the object with it is marked as a whole.
    return isObject(value) ? <mark>{show(value, depth, undefined)}</mark> : redactedText(value);
  }
  if (Array.isArray(value)) {
    const members = value.map((one, index) => show(one, depth + 1, tree?.under.get(String(index))));
    return list("[", "]", members, depth);
  }
  if (isObject(value)) {
    const fields = Object.entries(value).map(([key, field]) => [
      <span class="json-key">{quoted(key)}</span>,
      ": ",
      show(field, depth + 1, tree?.under.get(key)),
    ]);
    return list("{", "}", fields, depth);
  }
  if (typeof value === "string") return <span class="json-text">{quoted(value)}</span>;
  return <span class="json-word">{String(value)}</span>;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function list(open: string, close: string, members: ComponentChildren[], depth: number): ComponentChildren {
  if (members.length === 0) return open + close;
  const indent = "\n" + "  ".repeat(depth + 1);
  return [
    open,
    members.map((member, index) => [index === 0 ? indent : `,${indent}`, member]),
    "\n" + "  ".repeat(depth) + close,
  ];
}

/** A redacted value: the mark alone when it stands in a longer text, else all of it. */
function redactedText(value: unknown): ComponentChildren {
  const text = typeof value === "string" ? quoted(value) : String(value);
  const parts = text.split(REDACTED);
  if (parts.length === 1) return <mark title="Redacted">{text}</mark>;
  return (
    <span class="json-text">
      {parts.map((part, index) => (index === 0 ? part : [<mark title="Redacted">{REDACTED}</mark>, part]))}
    </span>
  );
}

function quoted(text: string): string {
  return withUnseen(JSON.stringify(text));
}
