const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The publisher sends nothing when less of its invocation is left: one call may take 5 s. */
export const STOP_BEFORE_END_MS = 8_000;

/** The longest wait for a slot inside an invocation; for a longer one the messages go back to the queue. */
export const LONGEST_WAIT_MS = 5_000;

/** Visibility up to which one step of a hold or of the weekly budget reaches, so that a mended key is noticed. */
export const HOLD_STEP_MS = 30 * MINUTE_MS;

/** First pause after an answer that another try may change; doubled each time, up to `RETRY_LONGEST_MS`. */
export const RETRY_FIRST_MS = 2_000;
export const RETRY_LONGEST_MS = 15 * MINUTE_MS;

/** First step of a hold; doubled each time, up to `HOLD_STEP_MS`. */
export const HOLD_FIRST_MS = MINUTE_MS;

/** Tries without an answer of use after which the next change is tried before this one. */
export const TRIES_BEFORE_PROBE = 10;

/** Tries of a change on which our own code fails. */
export const TRIES_BEFORE_UNEXPECTED_IS_PARKED = 3;

/**
 * A change that would go back to the queue is parked instead once it is this old or was received this often: SQS
 * deletes a message after its retention (14 days) and moves it after the queue's maxReceiveCount (1,000).
 */
export const WORN_AFTER_MS = 13 * DAY_MS;
export const WORN_AFTER_RECEIVES = 900;
