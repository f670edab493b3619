import type { ChangeRow, Delivery, PageEvent, State, Upload } from "../../api";

/** Everything that the event stream has told; one object for the life of the page. */
export interface Live {
  readonly connection: Connection;
  /** Absent until the first message. */
  readonly state: State | undefined;
  readonly rows: Rows;
  readonly uploads: readonly Upload[];
  /** How often a lost connection came back: what could not be loaded meanwhile is to be asked for again. */
  readonly renewals: number;
}

/** connecting: nothing has come yet. lost: it was there, and the page tries again. */
export type Connection = "connecting" | "connected" | "lost";

/** The rows by `seq`, and how often there was something new. */
export interface Rows {
  readonly bySeq: ReadonlyMap<number, ChangeRow>;
  /** Rises with each new row; a change of delivery leaves it. */
  readonly arrivals: number;
}

/** Takes the messages one by one; `changed` is told after each. */
export function createStore(changed: () => void) {
  let runId: string | undefined;
  let bySeq = new Map<number, ChangeRow>();
  let live: Live = {
    connection: "connecting",
    state: undefined,
    rows: { bySeq, arrivals: 0 },
    uploads: [],
    renewals: 0,
  };
  const set = (part: Partial<Live>) => {
    live = { ...live, ...part };
    changed();
  };

  return {
    get live() {
      return live;
    },
    /** Highest `seq` that is there. */
    get last() {
      return lastKey(bySeq);
    },
    setConnection: (connection: Connection) => set({ connection }),
    /** Whether a message comes from another run than those before. */
    isOfAnotherRun: (event: PageEvent) =>
      event.type === "hello" && runId !== undefined && runId !== event.runId,
    /** Nothing of the last run holds any more. */
    forgetRun: () => {
      runId = undefined;
      bySeq = new Map();
      set({ state: undefined, rows: { bySeq, arrivals: 0 }, uploads: [] });
    },
    setUploads: (uploads: Upload[]) => set({ uploads: merged(live.uploads, uploads) }),
    take(event: PageEvent): void {
      switch (event.type) {
        case "hello":
          runId = event.runId;
          return set({
            connection: "connected",
            state: event.state,
            renewals: live.renewals + (live.connection === "connecting" ? 0 : 1),
          });
        case "rows": {
          for (const row of event.rows) bySeq.set(row.seq, row);
          return set({ rows: { bySeq, arrivals: live.rows.arrivals + event.rows.length } });
        }
        case "deliveries":
          for (const { seq, delivery } of event.deliveries) deliver(bySeq, seq, delivery);
          return set({ rows: { ...live.rows } });
        case "state":
          forget(bySeq, event.state.feed.first);
          return set({ state: event.state });
        case "uploads":
          return set({ uploads: merged(live.uploads, event.uploads) });
      }
    },
  };
}

function deliver(bySeq: Map<number, ChangeRow>, seq: number, delivery: Delivery): void {
  const row = bySeq.get(seq);
  if (row !== undefined) bySeq.set(seq, { ...row, delivery });
}

/** Rows that the server no longer holds; the map keeps their order, the oldest first. */
function forget(bySeq: Map<number, ChangeRow>, first: number): void {
  for (const seq of bySeq.keys()) {
    if (seq >= first) return;
    bySeq.delete(seq);
  }
}

/** Newest first, each once, as it was told last. */
function merged(before: readonly Upload[], told: readonly Upload[]): Upload[] {
  const all = new Map([...before, ...told].map((upload) => [upload.id, upload]));
  return [...all.values()].sort((a, b) => b.id - a.id);
}

function lastKey(bySeq: ReadonlyMap<number, unknown>): number {
  let last = 0;
  for (const seq of bySeq.keys()) if (seq > last) last = seq;
  return last;
}
