import type { ChangeRow } from "../../api";
import { ChangeCells } from "../support/change-cells";
import { number, plural } from "../support/numbers";
import { actorParts, Stranger } from "../support/row-words";
import type { Go } from "../support/route";
import { clock, day, fullTime } from "../support/times";
import type { FeedItem } from "./grouped";

export interface FeedLineProps {
  item: FeedItem;
  /** The rows as they are now: a delivery may have changed. */
  live: ReadonlyMap<number, ChangeRow>;
  go: Go;
}

/** A line of the feed: an actor with the number of its changes, or a change. */
export function FeedLine({ item, live, go }: FeedLineProps) {
  if (item.kind === "group") return <GroupLine item={item} go={go} />;
  const row = live.get(item.row.seq) ?? item.row;
  return (
    <div class={item.level === 2 ? "line under" : "line"} role="presentation">
      <div class="when" role="gridcell" title={fullTime(row.time)}>
        <time class="clock">{clock(row.time)}</time>
        <span class="date">{day(row.time)}</span>
      </div>
      <ChangeCells row={row} go={go} withActor={item.level === 1} />
    </div>
  );
}

function GroupLine({ item, go }: { item: Extract<FeedItem, { kind: "group" }>; go: Go }) {
  const { who, role } = actorParts(item.actor.name);
  return (
    <div class="group" role="gridcell">
      <span class={item.isOpen ? "turn open" : "turn"} aria-hidden="true">
        ▸
      </span>
      <strong class="group-name" title={item.actor.name}>
        <Stranger text={who} />
      </strong>
      <span class="aside group-role">
        <Stranger text={role || item.actor.type} />
      </span>
      <span class="tally" title={plural(item.count, "change")}>
        {number(item.count)}
      </span>
      <span class="classes">
        {item.classes.map((name) => (
          <span key={name} class={`badge ${name}`}>
            {name}
          </span>
        ))}
      </span>
      <span class="group-end">
        <time class="aside">latest {clock(item.latest)}</time>
        <button
          type="button"
          class="chip"
          tabIndex={-1}
          onClick={() => go({ tab: "changed", actor: item.actor.name })}
        >
          Only this actor
        </button>
      </span>
    </div>
  );
}
