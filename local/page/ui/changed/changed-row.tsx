import type { ChangeRow } from "../../api";
import { ActorChip, Narrow, ResourceChip } from "../support/narrow";
import { ClassBadge, DeliveryMark, EventName, Origin, Stranger } from "../support/row-words";
import type { Go } from "../support/route";
import { before, clockOrDay, fullTime } from "../support/times";
import type { Banded } from "./bands";

/** One change in one line: how long before, what, on which resource, by whom, how, where. */
export function ChangedRow(props: { item: Banded; live: ChangeRow | undefined; go: Go }) {
  const { item, go } = props;
  const row = props.live ?? item.row;
  return (
    <>
      {item.band !== undefined && (
        <div class="band" role="gridcell">
          {item.band}
        </div>
      )}
      <div class="line" role="presentation">
        <div class="when" role="gridcell" title={fullTime(row.time)}>
          <strong>{before(item.before)}</strong>
          <time class="clock">{clockOrDay(row.time, item.before)}</time>
        </div>
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
        <div class="actor" role="gridcell">
          <ActorChip row={row} go={go} />
        </div>
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
      </div>
    </>
  );
}
