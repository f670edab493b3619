import { readNotice } from "../../../runtime/cloudtrail/notice";
import { readQueuedChange } from "../../../runtime/publishing/message";
import type { ParkedItem, ParkedList } from "../api";
import type { Parked } from "../../run";
import { printOf, type Deliveries } from "./deliveries";

/** What lies in the parked queues, as it was put there. */
export interface ParkedStore {
  add(parked: Parked): void;
  /** Messages were sent again. */
  sentAgain(what: Parked["what"], bodies: string[]): void;
  list(): ParkedList;
}

/** Items that are told at once. */
const TOLD = 200;

export function createParkedStore(deliveries: Deliveries): ParkedStore {
  let items: { item: ParkedItem; body: string; print: string | undefined }[] = [];
  let last = 0;
  return {
    add: ({ what, reason, body, attributes }) => {
      const { title, print } = what === "change" ? changeIn(body) : { title: keyIn(body), print: undefined };
      if (print !== undefined) deliveries.set(print, "parked");
      const status = Number(attributes.status);
      const detail = attributes.excerpt ?? attributes.detail;
      const item: ParkedItem = {
        id: ++last,
        what,
        at: Date.now(),
        reason,
        ...(status > 0 ? { status } : {}),
        ...(detail === undefined ? {} : { detail }),
        title,
      };
      items.push({ item, body, print });
    },
    sentAgain: (what, bodies) => {
      const left = new Map<string, number>();
      for (const body of bodies) left.set(body, (left.get(body) ?? 0) + 1);
      items = items.filter(({ item, body, print }) => {
        const count = left.get(body) ?? 0;
        if (item.what !== what || count === 0) return true;
        left.set(body, count - 1);
        if (print !== undefined) deliveries.set(print, "queued");
        return false;
      });
    },
    list: () => {
      const newest = items.slice(-TOLD).reverse();
      const parked = newest.map(({ item, print }) => {
        const row = print === undefined ? undefined : deliveries.rowOf(print);
        return row === undefined ? item : { ...item, seq: row.row.seq };
      });
      return { parked, total: items.length };
    },
  };
}

function changeIn(body: string): { title: string; print: string | undefined } {
  const queued = readQueuedChange(body);
  if ("invalid" in queued) return { title: queued.invalid, print: undefined };
  return { title: queued.change.summary, print: printOf(JSON.stringify(queued.change)) };
}

function keyIn(body: string): string {
  const notice = readNotice(body);
  return notice.kind === "objects" ? (notice.objects[0]?.key ?? "") : "a notice that names no file";
}
