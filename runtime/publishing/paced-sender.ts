import type { Change } from "../changes/change";
import type { Clock } from "../ports/clock";
import type { PublisherState } from "../ports/state";
import type { SendOutcome, Sink } from "../sinks/sink";
import { budgetFreeAt, hourOf, startOfHour, usedBudget, windowStart, type Sends } from "./budget";
import { keepsSlot, nextSlot } from "./pace";

/** What one destination may take. */
export interface SendLimits {
  /** Name under which slots and counters are kept. */
  name: string;
  changesPerMinute: number;
  changesPerWeek: number;
  /** Nothing is sent, so neither limit applies. */
  dryRun?: boolean;
}

/** What an attempt came to. In the first two nothing was sent; `until` is in milliseconds since 1970. */
export type Attempt =
  | { kind: "wait"; until: number }
  | { kind: "over-budget"; until: number }
  | { kind: "unexpected"; error: unknown }
  | SendOutcome;

export interface PacedSender {
  /** Sends one change within the limits. Throws only when the state cannot be read or written. */
  attempt(change: Change, sink: Sink): Promise<Attempt>;
  /** Share of the weekly budget that is used, 0 to 100. */
  budgetUsedPercent(): number;
  /** Calls made. */
  readonly sends: number;
}

export interface PacedSenderOptions {
  limits: SendLimits;
  state: PublisherState;
  clock: Clock;
  /** The longest wait for a slot as things stand, in milliseconds; for a longer one the attempt ends with `wait`. */
  longestWaitMs: () => number;
  signal?: AbortSignal;
}

/**
 * The one place from which changes are sent. A send is paid for before it is made: its slot is taken and its hour
 * counted in the state, so that after a crash at any point too much is counted, never too little.
 */
export async function createPacedSender(options: PacedSenderOptions): Promise<PacedSender> {
  const { limits, clock, signal } = options;
  const book = limits.dryRun ? undefined : await openBook(options);
  let sends = 0;
  return {
    attempt: async (change, sink) => {
      const refusal = await book?.reserve();
      if (refusal) return refusal;
      sends += 1;
      try {
        return await sink.send(change, signal);
      } catch (error) {
        return { kind: "unexpected", error };
      }
    },
    budgetUsedPercent: () => (book ? (100 * book.used(clock.now())) / limits.changesPerWeek : 0),
    get sends() {
      return sends;
    },
  };
}

/** The counters as they stand, and the way to reserve the next send. */
async function openBook({ limits, state, clock, longestWaitMs, signal }: PacedSenderOptions) {
  const { name, changesPerMinute, changesPerWeek } = limits;
  let sends: Sends = new Map();
  let readIn = 0;
  await readSends(hourOf(clock.now()));
  let { slot: last } = await state.read(name);
  let lead = 0;
  /** The hour that was counted for a send that was not made: the next one need not count again. */
  let paidIn: number | undefined;

  async function readSends(hour: number): Promise<void> {
    // One hour more: another worker's clock may be ahead of ours.
    sends = await state.readSends(name, windowStart(hour), hour + 1);
    readIn = hour;
  }

  /** Undefined when the send may be made now, in this very turn of the event loop. */
  async function reserve(): Promise<Attempt | undefined> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      if (hourOf(clock.now()) !== readIn) await readSends(hourOf(clock.now()));
      const now = clock.now();
      const isPaid = paidIn === hourOf(now) && usedBudget(sends, paidIn) <= changesPerWeek;
      const free = isPaid ? now : budgetFreeAt(sends, now, changesPerWeek);
      if (free > now) return { kind: "over-budget", until: free };
      const slot = nextSlot(last, now + lead, changesPerMinute);
      const tooFar = slot - now > longestWaitMs();
      // A slot before the last one corrects a clock that ran ahead: that is written down even when we do not wait.
      if (tooFar && slot > last) return { kind: "wait", until: slot };
      // Until an hour is over, other workers may count in it. So the next hour's counter is touched in that hour only,
      // when all before it have been read again.
      if (hourOf(slot) !== readIn && !tooFar) {
        await clock.sleep(Math.max(0, startOfHour(readIn + 1) - now) + 1, signal);
        continue;
      }
      if (!(await state.takeSlot(name, last, slot))) {
        ({ slot: last } = await state.read(name));
        continue;
      }
      last = slot;
      if (tooFar) return { kind: "wait", until: slot };
      const counted = hourOf(slot);
      if (paidIn !== counted) sends.set(counted, await state.addSends(name, counted, 1));
      paidIn = counted;
      if (usedBudget(sends, counted) > changesPerWeek) continue; // another worker took the rest of it
      // One millisecond more, since timers may be that much early.
      if (slot > clock.now()) await clock.sleep(slot - clock.now() + 1, signal);
      const late = clock.now();
      if (keepsSlot(slot, late) && hourOf(late) === counted) {
        paidIn = undefined;
        return undefined;
      }
      lead = Math.min(Math.max(0, late - now), MAX_LEAD_MS); // the state is slow: aim further ahead
    }
    return { kind: "wait", until: clock.now() + MAX_LEAD_MS };
  }

  return { reserve, used: (now: number) => usedBudget(sends, hourOf(now)) };
}

/** Slots lost in a row, to other workers or to a slow state, before an attempt is given up. */
const MAX_ROUNDS = 5;
const MAX_LEAD_MS = 3_000;
