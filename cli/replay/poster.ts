import type { Change } from "../../runtime/changes/change";
import type { Clock } from "../../runtime/ports/clock";
import type { Pause } from "../../runtime/ports/state";
import { createPacedSender } from "../../runtime/publishing/paced-sender";
import { retryPause } from "../../runtime/publishing/pause";
import type { SendOutcome, Sink } from "../../runtime/sinks/sink";
import { ExitCode } from "../exit";
import type { Account } from "./account";
import { Stopped } from "./stopped";

/** Tries of one change without an answer of use, after which the next change is tried. */
const TRIES = 6;
/** Changes in a row that were given up like that, after which the run stops: the fault is not theirs. */
const GIVEN_UP_IN_A_ROW = 2;

export interface PosterOptions {
  endpoint: string;
  sink: Sink;
  account: Account;
  clock: Clock;
  changesPerMinute: number;
  changesPerWeek: number;
  /** Ends waiting, not a post under way: its answer is still noted. */
  signal: AbortSignal;
  /** Told of a wait that is not the usual pace. */
  waiting(milliseconds: number, why: string): void;
  random?: () => number;
}

/** accepted; or, when it will never be or got no answer of use, why not. */
export type Posted = { accepted: true } | { accepted: false; why: string };

export interface Poster {
  /** Posts one change. Throws `Stopped` when no change can be posted for now. */
  post(change: Change): Promise<Posted>;
}

/** Posts changes one by one within pace and budget, repeats what another try may mend, and notes what was accepted. */
export async function createPoster(options: PosterOptions): Promise<Poster> {
  const { endpoint, account, clock, changesPerMinute, changesPerWeek, signal } = options;
  const sender = await createPacedSender({
    limits: { name: endpoint, changesPerMinute, changesPerWeek },
    state: account.state,
    clock,
    longestWaitMs: () => Infinity,
    signal,
  });
  const sink: Sink = { send: (change) => options.sink.send(change) };
  const random = options.random ?? Math.random;
  let pause: Pause | undefined;
  let givenUp = 0;

  async function post(change: Change): Promise<Posted> {
    let tries = 0;
    for (;;) {
      const outcome = await send(change);
      if (outcome.kind !== "retry") return settle(change, outcome);
      // A throttled change is well in itself: it waits as long as it is asked to.
      if (outcome.reason !== "throttled") tries += 1;
      if (tries === TRIES) return giveUp(outcome);
      pause = retryPause(pause, clock.now(), random(), outcome.retryAfterMs);
      options.waiting(pause.until - clock.now(), describe(outcome));
      await sleepUntil(pause.until);
    }
  }

  /** One call, as soon as pace and budget allow it. */
  async function send(change: Change): Promise<SendOutcome> {
    for (;;) {
      signal.throwIfAborted();
      const attempt = await sender.attempt(change, sink);
      if (attempt.kind === "over-budget") throw overBudget(changesPerWeek, attempt.until);
      if (attempt.kind === "unexpected") throw attempt.error;
      if (attempt.kind !== "wait") return attempt;
      await sleepUntil(attempt.until);
    }
  }

  function settle(change: Change, outcome: Exclude<SendOutcome, { kind: "retry" }>): Posted {
    if (outcome.kind === "unauthorised") throw unauthorised(outcome);
    givenUp = 0;
    pause = undefined;
    if (outcome.kind === "refused") return { accepted: false, why: describe(outcome) };
    account.accept(change);
    return { accepted: true };
  }

  function giveUp(outcome: Described): Posted {
    const why = `no answer of use in ${TRIES} tries (${describe(outcome)})`;
    givenUp += 1;
    if (givenUp === GIVEN_UP_IN_A_ROW) throw new Stopped(`BigPanda gave ${why}`, ExitCode.failed);
    return { accepted: false, why };
  }

  async function sleepUntil(time: number): Promise<void> {
    const milliseconds = time - clock.now();
    if (milliseconds > 0) await clock.sleep(milliseconds, signal);
  }

  return { post };
}

type Described = Exclude<SendOutcome, { kind: "accepted" }>;

function describe(outcome: Described): string {
  const reason = outcome.kind === "retry" ? outcome.reason : outcome.kind;
  const status = outcome.status === undefined ? "" : ` ${outcome.status}`;
  return `${reason}${status}${outcome.excerpt ? `: ${outcome.excerpt}` : ""}`;
}

function unauthorised(outcome: Described): Stopped {
  return new Stopped(
    `BigPanda refuses every change (${describe(outcome)}). ` +
      "Check BIGPANDA_API_KEY (a user API key), its role, BIGPANDA_APP_KEY, and --region or --endpoint",
    ExitCode.failed,
  );
}

function overBudget(changesPerWeek: number, freeAt: number): Stopped {
  return new Stopped(
    `the budget of ${changesPerWeek} posts in 168 hours (--changes-per-week) is used; ` +
      `the next post is possible at ${new Date(freeAt).toISOString()}`,
    ExitCode.failed,
  );
}
