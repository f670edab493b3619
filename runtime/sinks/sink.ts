import type { Change } from "../changes/change";

/** Where changes go. One call a change; never throws for what the other side does, only for a defect of its own. */
export interface Sink {
  /** Sends one change. `signal` ends the call early; its outcome is then `retry`, for it may have arrived. */
  send(change: Change, signal?: AbortSignal): Promise<SendOutcome>;
}

/** What became of one send. `excerpt` is the start of the answer, free of keys and control characters. */
export type SendOutcome =
  /** The other side has the change. */
  | { kind: "accepted"; status?: number }
  /** Worth another try; the change may have arrived nevertheless. */
  | {
      kind: "retry";
      reason: RetryReason;
      status?: number;
      excerpt?: string;
      /** What the other side asked for, in milliseconds, 0 to `MAX_RETRY_AFTER_MS`. */
      retryAfterMs?: number;
    }
  /** This change will never be accepted. */
  | { kind: "refused"; status: number; excerpt: string }
  /** No change will be accepted until the key, the permission or the address is mended. */
  | { kind: "unauthorised"; status: number; excerpt: string };

/** throttled: 429. server-error: 5xx and the like. time-out: no whole answer in time. connection: network or TLS. */
export type RetryReason = "throttled" | "server-error" | "time-out" | "connection";

/** A longer wish of the other side is cut to one hour. */
export const MAX_RETRY_AFTER_MS = 3_600_000;
