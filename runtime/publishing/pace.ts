/**
 * Pace: sends are spread evenly. Each takes a slot, which is remembered before anything is sent, and happens no later
 * than `SLOT_TOLERANCE_MS` after it. Then no 60 seconds hold more than `changesPerMinute` sends, whatever crashes:
 * n+1 sends in 60 s would have slots at most 60 s + tolerance apart, and n intervals are longer than that.
 */

/** How late a send may be; a later one takes a new slot. */
export const SLOT_TOLERANCE_MS = 1_000;

const MINUTE_MS = 60_000;

/** Milliseconds from one slot to the next. `changesPerMinute` is 1 or more. */
export function slotInterval(changesPerMinute: number): number {
  return Math.floor((MINUTE_MS + SLOT_TOLERANCE_MS) / changesPerMinute) + 1;
}

/**
 * The next slot after `last` (0: none yet) at the time `now`, all in milliseconds since 1970.
 *
 * A slot that lies further ahead than a slot can lie was written by a clock that ran ahead of ours. Waiting out one
 * whole minute from now is enough then: no send before now shares a minute with one after it.
 */
export function nextSlot(last: number, now: number, changesPerMinute: number): number {
  const interval = slotInterval(changesPerMinute);
  const longestWait = Math.max(interval, MINUTE_MS + SLOT_TOLERANCE_MS + 1);
  return Math.min(Math.max(now, last + interval), now + longestWait);
}

/** Whether a send at `now` keeps to its slot. */
export function keepsSlot(slot: number, now: number): boolean {
  return now >= slot && now <= slot + SLOT_TOLERANCE_MS;
}
