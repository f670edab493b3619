import type { ChangeRow } from "../../api";
import { ChangeCells } from "../support/change-cells";
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
        <ChangeCells row={row} go={go} />
      </div>
    </>
  );
}
