import type { State } from "./state";

export interface ParkedList {
  /** Newest first, at most 200. */
  parked: ParkedItem[];
  total: number;
}

export interface ParkedItem {
  id: number;
  what: "notice" | "change";
  at: number;
  /** A code, such as `refused`, `truncated`. */
  reason: string;
  /** Status and start of the answer, or the fault in words. */
  status?: number;
  detail?: string;
  /** The event name of a change, the key of a notice's file. */
  title: string;
  /** Of a change: its row, when it is in the view. */
  seq?: number;
}

/** Sends what is parked again: all of one kind. */
export interface RedriveRequest {
  what: "notice" | "change";
}

export interface RedriveAnswer {
  sent: number;
  state: State;
}
