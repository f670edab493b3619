import type { ChangeRow } from "../../api";
import { ActorChip, Narrow, ResourceChip } from "./narrow";
import type { Go } from "./route";
import { ClassBadge, DeliveryMark, EventName, Origin, Stranger } from "./row-words";

/** The cells of a change behind its time: what, on which resource, by whom, how, where, and what became of it. */
export function ChangeCells({ row, go, withActor = true }: { row: ChangeRow; go: Go; withActor?: boolean }) {
  return (
    <>
      <div class="class" role="gridcell">
        <ClassBadge row={row} />
      </div>
      <div class="what" role="gridcell">
        <EventName name={row.name} />
        <span class="source">
          <Stranger text={row.source} />
        </span>
      </div>
      <div class="resource" role="gridcell">
        <ResourceChip row={row} go={go} />
      </div>
      {withActor && (
        <div class="actor" role="gridcell">
          <ActorChip row={row} go={go} />
        </div>
      )}
      <div class="how" role="gridcell">
        <Origin origin={row.origin} />
      </div>
      <div class="where" role="gridcell">
        <Narrow by="account" value={row.account} go={go} inRow />
        <Narrow by="region" value={row.region} go={go} inRow />
      </div>
      <div class="state" role="gridcell">
        <DeliveryMark delivery={row.delivery} />
      </div>
    </>
  );
}
