import { useEffect, useRef, useState } from "preact/hooks";
import type { ChangeDetail, ChangeRow } from "../../api";
import type { Draft } from "../counts/use-draft";
import { get } from "../support/api";
import { Errors } from "../support/errors";
import { ClassBadge, Stranger } from "../support/row-words";
import type { Go, Route } from "../support/route";
import { TabPanel, Tabs } from "../support/tabs";
import { useLoaded } from "../support/use-loaded";
import { Decision } from "./decision";
import { Exchanges } from "./exchanges";
import { Facts } from "./facts";
import { LeaveOut } from "./leave-out";
import { RecordView } from "./record-view";

export interface DetailProps {
  seq: string;
  /** The row as the stream tells it, when it is there. */
  row: ChangeRow | undefined;
  route: Route;
  go: Go;
  draft: Draft;
  onClose: () => void;
}

const TABS = [
  { name: "record", title: "Record" },
  { name: "decision", title: "Decision" },
  { name: "request", title: "Request" },
] as const;
type Tab = (typeof TABS)[number]["name"];

/** One change in full. Takes the focus when it opens; Esc closes, and the focus goes back. */
export function DetailPanel({ seq, row, go, draft, onClose }: DetailProps) {
  const [tab, setTab] = useState<Tab>("record");
  const heading = useRef<HTMLHeadingElement>(null);
  // Asked again when the change was delivered: its requests have become more.
  const asked = `${seq} ${row?.delivery ?? ""}`;
  const { value, loading, errors } = useLoaded<ChangeDetail>(asked, (signal) =>
    get(`/api/changes/${encodeURIComponent(seq)}`, {}, signal),
  );
  const detail = value !== undefined && String(value.row.seq) === seq ? value : undefined;
  const shown = row ?? detail?.row;
  useEffect(() => heading.current?.focus(), [seq]);

  return (
    <aside class="detail" aria-label="Details of the change">
      <div class="detail-head">
        <h2 tabIndex={-1} ref={heading}>
          {shown === undefined ? `Change ${seq}` : <Stranger text={shown.name} />}
        </h2>
        {shown !== undefined && <ClassBadge row={shown} />}
        <button
          type="button"
          class="quiet close"
          onClick={onClose}
          aria-label="Close the details"
          title="Close (Esc)"
        >
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      <div class="detail-body">
        <Errors errors={errors} />
        {detail === undefined && loading && (
          <p class="note" role="status">
            Loading the record…
          </p>
        )}
        {shown !== undefined && <Facts row={shown} ticketUrl={detail?.ticketUrl} go={go} />}
        {detail !== undefined && (
          <>
            <Tabs<Tab>
              id="detail"
              label="Details"
              tabs={TABS}
              chosen={tab}
              onChoose={(name) => setTab(name)}
            />
            <TabPanel id="detail" chosen={tab}>
              {tab === "record" && <RecordView record={detail.record} />}
              {tab === "decision" && (
                <>
                  <Decision decision={detail.decision} />
                  <LeaveOut choices={detail.choices} draft={draft} go={go} />
                </>
              )}
              {tab === "request" && <Exchanges detail={detail} />}
            </TabPanel>
          </>
        )}
      </div>
    </aside>
  );
}
