import type { Call } from "./http/server";
import type { Delivery, PageEvent } from "./api";
import type { Monitor } from "./monitor";
import type { View } from "./store/view";

/** Rows, and deliveries, of one message. */
const ROWS_AT_ONCE = 2_000;
const DELIVERIES_AT_ONCE = 1_000;
/** Milliseconds between two looks at what is new. */
const PACE_MS = 100;

/**
 * Sends events until the other side goes away. Rows are taken from the view when the connection has room for them, so
 * nothing gathers here for a slow page but the numbers of rows whose delivery has changed.
 */
export async function stream(
  { request, response, query }: Call,
  view: View,
  monitor: Monitor,
): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  const watched = monitor.watch();
  const changed = new Set<number>();
  let seq = firstAfter(request.headers["last-event-id"], query.after, view);
  const onDelivery = ({ row }: { row: { seq: number } }) => {
    if (row.seq <= seq) changed.add(row.seq);
  };
  view.events.on("delivery", onDelivery);
  const send = (event: PageEvent) =>
    response.write(`id: ${view.runId} ${seq}\ndata: ${JSON.stringify(event)}\n\n`);

  const sendNews = () => {
    const rows = view.rows.after(seq, ROWS_AT_ONCE).map(({ row }) => row);
    const last = rows.at(-1);
    if (last) {
      seq = last.seq;
      send({ type: "rows", rows });
    }
    if (changed.size > 0) {
      const numbers = [...changed].slice(0, DELIVERIES_AT_ONCE);
      const deliveries: { seq: number; delivery: Delivery }[] = [];
      for (const number of numbers) {
        changed.delete(number);
        const held = view.rows.get(number);
        if (held) deliveries.push({ seq: number, delivery: held.row.delivery });
      }
      if (deliveries.length > 0) send({ type: "deliveries", deliveries });
    }
    for (const event of watched.news()) send(event);
  };

  const timer = setInterval(() => {
    if (!response.writableNeedDrain) sendNews();
  }, PACE_MS);
  const closed = new Promise<void>((resolve) => response.on("close", resolve));
  try {
    send({ type: "hello", runId: view.runId, state: await monitor.state() });
    sendNews();
    await closed;
  } finally {
    clearInterval(timer);
    view.events.off("delivery", onDelivery);
    watched.end();
  }
}

/** The browser's own id, of a connection that was lost, is newer than the page's; one of another run says nothing. */
function firstAfter(lastId: string | string[] | undefined, after: string | undefined, view: View): number {
  const [runId, last] = String(lastId ?? "").split(" ");
  const number = lastId === undefined ? after : runId === view.runId ? last : undefined;
  const seq = /^\d{1,15}$/.test(number ?? "") ? Number(number) : 0;
  return seq > view.rows.bounds().last ? 0 : seq;
}
