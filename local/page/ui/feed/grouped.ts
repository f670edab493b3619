import type { ChangeRow } from "../../api";

/** A line of the feed: an actor, or one of its changes. */
export type FeedItem =
  | {
      kind: "group";
      actor: ChangeRow["actor"];
      count: number;
      latest: number;
      isOpen: boolean;
      classes: string[];
    }
  | { kind: "row"; row: ChangeRow; level: 1 | 2 };

/** Whether the actors are open, those included that come later, and the actors for which it is the other way round. */
export interface Folding {
  open: boolean;
  but: ReadonlySet<string>;
}

/** The changes as the feed shows them: the actor with the latest change first, of each the latest change first. */
export function grouped(rows: Iterable<ChangeRow>, folding: Folding): FeedItem[] {
  const groups = new Map<string, ChangeRow[]>();
  for (const row of rows) {
    const group = groups.get(row.actor.name);
    if (group === undefined) groups.set(row.actor.name, [row]);
    else group.push(row);
  }
  const sorted = [...groups.values()].map((group) => group.sort(latestFirst));
  sorted.sort(([a], [b]) => (a === undefined || b === undefined ? 0 : latestFirst(a, b)));
  return sorted.flatMap((group) => itemsOf(group, folding));
}

/** Without groups: the latest change first. */
export function flat(rows: Iterable<ChangeRow>): FeedItem[] {
  return [...rows].sort(latestFirst).map((row) => ({ kind: "row", row, level: 1 }));
}

function itemsOf(group: ChangeRow[], { open, but }: Folding): FeedItem[] {
  const first = group[0];
  if (first === undefined) return [];
  const isOpen = open !== but.has(first.actor.name);
  const head: FeedItem = {
    kind: "group",
    actor: first.actor,
    count: group.length,
    latest: first.time,
    isOpen,
    classes: [...new Set(group.map((row) => row.class))].sort(),
  };
  return isOpen ? [head, ...group.map((row) => ({ kind: "row", row, level: 2 }) as const)] : [head];
}

function latestFirst(a: ChangeRow, b: ChangeRow): number {
  return b.time - a.time || b.seq - a.seq;
}
