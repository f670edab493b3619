import type { ChangeRow } from "../../api";
import { actorParts, shortResource, Stranger } from "./row-words";
import type { Go, Narrowing } from "./route";

export interface NarrowProps {
  by: Narrowing;
  value: string;
  go: Go;
  /** What is shown; the value itself when left out. */
  shown?: string;
  /** In a row of a list the arrows lead to it, not the Tab key. */
  inRow?: boolean;
}

/** A value that narrows the incident view when it is clicked. */
export function Narrow({ by, value, go, shown = value, inRow = false }: NarrowProps) {
  if (value === "") return <span class="none">–</span>;
  return (
    <button
      type="button"
      class={`chip by-${by}`}
      tabIndex={inRow ? -1 : 0}
      title={`Only ${by} ${value}`}
      onClick={() => go({ tab: "changed", [by]: value })}
    >
      <Stranger text={shown} />
    </button>
  );
}

/** Who, with the role behind it; the chip narrows to the whole name. */
export function ActorChip({ row, go }: { row: ChangeRow; go: Go }) {
  const { who, role } = actorParts(row.actor.name);
  return (
    <>
      <Narrow by="actor" value={row.actor.name} shown={who} go={go} inRow />
      {role !== "" && (
        <span class="role">
          <Stranger text={role} />
        </span>
      )}
    </>
  );
}

/** The keys `a`, `r`, `c` and `g` on a row narrow to its actor, resource, account and region. */
export function narrowByKey(key: string, row: ChangeRow, go: Go): boolean {
  const narrowings: Record<string, [Narrowing, string | undefined]> = {
    a: ["actor", row.actor.name],
    r: ["resource", row.resources[0]],
    c: ["account", row.account],
    g: ["region", row.region],
  };
  const [by, value] = narrowings[key] ?? [];
  if (by === undefined || value === undefined || value === "") return false;
  go({ tab: "changed", [by]: value });
  return true;
}

/** The first resource, and how many more there are. */
export function ResourceChip({ row, go }: { row: ChangeRow; go: Go }) {
  const [first, ...others] = row.resources;
  if (first === undefined) return <span class="none">–</span>;
  return (
    <>
      <Narrow by="resource" value={first} shown={shortResource(first)} go={go} inRow />
      {others.length > 0 && (
        <span class="more" title={others.join("\n")}>
          +{others.length}
        </span>
      )}
    </>
  );
}
