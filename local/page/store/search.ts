import type { ChangeRow, IncidentPage, Suggestions, SuggestionsQuery } from "../api";
import { shortSource } from "../view/row";
import type { HeldRow, RowStore } from "./rows";

/** What is looked for; conditions that are left out hold for every row. */
export interface Wanted {
  /** Milliseconds since 1970. */
  at: number;
  resource?: string;
  actor?: string;
  account?: string;
  region?: string;
  source?: string;
  text?: string;
  limit: number;
  offset: number;
}

/** The changes before a moment that meet all conditions, nearest first. One at the very moment counts as before. */
export function changesBefore(rows: RowStore, wanted: Wanted): IncidentPage {
  const { at, limit, offset } = wanted;
  const meets = condition(wanted);
  const before: ChangeRow[] = [];
  let after = 0;
  for (const held of rows.all()) {
    if (!meets(held)) continue;
    if (held.row.time <= at) before.push(held.row);
    else after++;
  }
  before.sort((a, b) => b.time - a.time || b.seq - a.seq);
  const page = before.slice(offset, offset + limit).map((row) => ({ row, before: at - row.time }));
  return { at, rows: page, total: before.length, after };
}

function condition({ resource, actor, account, region, source, text }: Wanted): (row: HeldRow) => boolean {
  const conditions: ((row: HeldRow) => boolean)[] = [];
  if (resource) {
    const part = resource.toLowerCase();
    conditions.push(({ row }) => row.resources.some((each) => each.toLowerCase().includes(part)));
  }
  if (actor) {
    const part = actor.toLowerCase();
    conditions.push(({ actorText }) => actorText.includes(part));
  }
  if (account) conditions.push(({ row }) => row.account === account);
  if (region) conditions.push(({ row }) => row.region === region);
  if (source) conditions.push(({ row }) => row.source === shortSource(source));
  if (text) {
    const part = text.toLowerCase();
    conditions.push((row) => row.text.includes(part));
  }
  return (row) => conditions.every((holds) => holds(row));
}

const VALUES: Record<SuggestionsQuery["field"], (row: ChangeRow) => string[]> = {
  resource: ({ resources }) => resources,
  actor: ({ actor }) => [actor.name],
  account: ({ account }) => [account],
  region: ({ region }) => [region],
  source: ({ source }) => [source],
};

export const SUGGESTED_FIELDS = Object.keys(VALUES) as SuggestionsQuery["field"][];

/** Values of the rows held: those that begin with the text first, then the most frequent. */
export function suggestions(
  rows: RowStore,
  { field, text = "", limit }: SuggestionsQuery & { limit: number },
): Suggestions {
  const part = text.toLowerCase();
  const counts = new Map<string, number>();
  for (const { row } of rows.all()) {
    for (const value of VALUES[field](row)) {
      if (value === "" || !value.toLowerCase().includes(part)) continue;
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const begins = (value: string) => Number(value.toLowerCase().startsWith(part));
  const values = [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => begins(b.value) - begins(a.value) || b.count - a.count || (a.value < b.value ? -1 : 1));
  return { values: values.slice(0, limit) };
}
