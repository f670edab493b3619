import { createHash } from "node:crypto";
import type { Delivery, Exchange } from "../api";
import type { SeenExchange } from "../../bigpanda/exchange";
import type { HeldFile } from "./files";
import type { HeldRow } from "./rows";

/** What became of each change, whether its row is in the view or has left it. */
export interface Deliveries {
  /** A file that was read holds the change. */
  expect(row: HeldRow): void;
  /** Its row has left the view: nobody can open it any more. */
  forget(row: HeldRow): void;
  set(print: string, delivery: Delivery): void;
  /** Sets all changes with that identifier that are on their way. */
  setQueued(identifier: string, delivery: Delivery): void;
  saw(exchange: SeenExchange): void;
  /** The calls for a change, the oldest first, and how many more there were. */
  exchanges(print: string): { exchanges: Exchange[]; dropped: number };
  /** A row in the view whose change has this print. */
  rowOf(print: string): HeldRow | undefined;
  readonly totals: Readonly<Record<Delivery, number>>;
}

interface Track {
  delivery: Delivery;
  files: HeldFile[];
  rows: Set<HeldRow>;
  exchanges: SeenExchange[];
  dropped: number;
}

/** Calls that are kept of one change. */
const KEPT_EXCHANGES = 10;
/** Bytes of a body that are shown. */
const SHOWN_BODY = 64 * 1_024;

/** `onChange`: a row in the view has another delivery now. */
export function createDeliveries(onChange: (row: HeldRow) => void): Deliveries {
  const tracks = new Map<string, Track>();
  const totals: Record<Delivery, number> = { queued: 0, accepted: 0, parked: 0, shed: 0 };
  const trackOf = (print: string): Track => {
    const known = tracks.get(print);
    if (known) return known;
    const track: Track = { delivery: "queued", files: [], rows: new Set(), exchanges: [], dropped: 0 };
    tracks.set(print, track);
    return track;
  };
  const move = (track: Track, delivery: Delivery) => {
    // What BigPanda has, it has: a repeat that is refused takes nothing away.
    if (track.delivery === delivery || track.delivery === "accepted") return;
    for (const counts of [totals, ...track.files.map(({ deliveries }) => deliveries)]) {
      const changes = counts === totals ? track.files.length : 1;
      counts[track.delivery] -= changes;
      counts[delivery] += changes;
    }
    track.delivery = delivery;
    for (const row of track.rows) {
      row.row.delivery = delivery;
      onChange(row);
    }
  };
  return {
    totals,
    expect: (row) => {
      const track = trackOf(row.print);
      track.files.push(row.file);
      track.rows.add(row);
      row.row.delivery = track.delivery;
      row.file.deliveries[track.delivery]++;
      totals[track.delivery]++;
    },
    forget: (row) => {
      const track = trackOf(row.print);
      track.rows.delete(row);
      if (track.rows.size === 0) track.exchanges = [];
    },
    set: (print, delivery) => move(trackOf(print), delivery),
    setQueued: (identifier, delivery) => {
      for (const track of tracks.values()) {
        const [row] = track.rows;
        if (track.delivery === "queued" && row?.identifier === identifier) move(track, delivery);
      }
    },
    saw: (exchange) => {
      if (exchange.body === undefined) return;
      const track = trackOf(printOf(exchange.body));
      if (isAccepted(exchange)) move(track, "accepted");
      if (track.rows.size === 0 && track.files.length > 0) return;
      track.exchanges.push(exchange);
      if (track.exchanges.length <= KEPT_EXCHANGES) return;
      track.exchanges.shift();
      track.dropped++;
    },
    exchanges: (print) => {
      const { exchanges = [], dropped = 0 } = tracks.get(print) ?? {};
      return { exchanges: exchanges.map(shown), dropped };
    },
    rowOf: (print) => [...(tracks.get(print)?.rows ?? [])][0],
  };
}

/** Tells changes apart by all that is in them: an addendum has the identifier of its original. */
export function printOf(body: string | Uint8Array): string {
  return createHash("sha256").update(body).digest("base64");
}

function isAccepted({ response }: SeenExchange): boolean {
  return response !== undefined && response.status >= 200 && response.status < 300;
}

function shown({ at, method, path, headers, body, response, fault }: SeenExchange): Exchange {
  const bytes = body ?? Buffer.alloc(0);
  const text = bytes.subarray(0, SHOWN_BODY).toString();
  return {
    at,
    request: { method, path, headers, body: text, bodyBytes: bytes.length },
    ...(response === undefined ? {} : { response }),
    ...(fault === undefined ? {} : { fault }),
  };
}
