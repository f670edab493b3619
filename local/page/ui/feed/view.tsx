import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import type { ChangeRow } from "../../api";
import { Rows } from "../list/rows";
import type { Live } from "../live/store";
import { Empty } from "../support/errors";
import { narrowByKey } from "../support/narrow";
import { number, plural } from "../support/numbers";
import type { Go, Route } from "../support/route";
import { useNarrow } from "../support/use-width";
import { FeedLine } from "./feed-line";
import { flat, grouped, type FeedItem, type Folding } from "./grouped";
import { useHeld } from "./use-held";

export interface FeedProps {
  live: Live;
  route: Route;
  go: Go;
  onOpen: (row: ChangeRow) => void;
}

const ROW = 32;
const COMPACT_ROW = 56;
const GROUP = 38;

/** Every change as it arrives, grouped by actor. It stands still while it is held or scrolled. */
export function FeedView({ live, route, go, onOpen }: FeedProps) {
  const list = useRef<HTMLElement>(null);
  const compact = useNarrow(list, 860);
  const [byActor, setByActor] = useState(true);
  const [folding, fold] = useState<Folding>({ open: true, but: new Set() });
  const { held, hold, rows, waiting } = useHeld(live.rows);
  const items = useMemo(
    () => (byActor ? grouped(rows.values(), folding) : flat(rows.values())),
    [rows, byActor, folding],
  );
  const sizeOf = useCallback(
    (item: FeedItem) => (item.kind === "group" ? GROUP : compact ? COMPACT_ROW : ROW),
    [compact],
  );
  const toggle = (actor: string) => fold(({ open, but }) => ({ open, but: toggled(but, actor) }));
  const foldAll = (open: boolean) => fold({ open, but: new Set() });
  const dropped = live.state?.feed.dropped ?? 0;

  return (
    <div class="feed">
      <div class="bar">
        <label class="check">
          <input
            type="checkbox"
            checked={byActor}
            onChange={(event) => setByActor(event.currentTarget.checked)}
          />
          Group by actor
        </label>
        <div class="joined">
          <button type="button" disabled={!byActor} onClick={() => foldAll(true)}>
            Open all
          </button>
          <button type="button" disabled={!byActor} onClick={() => foldAll(false)}>
            Close all
          </button>
        </div>
        <button type="button" aria-pressed={held} onClick={() => hold(!held)}>
          {held ? "Go on" : "Hold"}
        </button>
        <p class="found">
          <strong>{plural(rows.size, "change")}</strong>
          {dropped > 0 && <span class="aside"> · {number(dropped)} older ones have left this view</span>}
        </p>
        {waiting > 0 && (
          <button type="button" class="fresh" onClick={() => hold(false)}>
            {plural(waiting, "new change")}: show
          </button>
        )}
      </div>
      <section ref={list} class={compact ? "list compact" : "list"} aria-label="Live feed">
        {items.length === 0 && (
          <Empty title={live.state === undefined ? "Loading…" : "No change yet."}>
            {live.state !== undefined && <p>Each change appears here as soon as its file was read.</p>}
          </Empty>
        )}
        {items.length > 0 && (
          <Rows
            label={byActor ? "Changes by actor" : "Changes, latest first"}
            role={byActor ? "treegrid" : "grid"}
            items={items}
            keyOf={keyOf}
            sizeOf={sizeOf}
            onOpen={(item) => (item.kind === "group" ? toggle(item.actor.name) : onOpen(item.row))}
            onKey={(item, event) => {
              if (item.kind === "row" && narrowByKey(event.key, item.row, go)) event.preventDefault();
            }}
            onScrolled={(scrolled) => {
              if (scrolled) hold(true);
            }}
            attributes={(item) => attributesOf(item, route)}
            render={(item) => <FeedLine item={item} live={live.rows.bySeq} go={go} />}
          />
        )}
      </section>
    </div>
  );
}

function keyOf(item: FeedItem): string {
  return item.kind === "group" ? `actor ${item.actor.name}` : String(item.row.seq);
}

function attributesOf(item: FeedItem, route: Route) {
  return item.kind === "group"
    ? { class: "group-row", "aria-expanded": item.isOpen, "aria-level": 1 }
    : {
        "aria-selected": route.open === String(item.row.seq),
        ...(item.level === 2 ? { "aria-level": 2 } : {}),
      };
}

function toggled(before: ReadonlySet<string>, name: string): Set<string> {
  const after = new Set(before);
  if (!after.delete(name)) after.add(name);
  return after;
}
