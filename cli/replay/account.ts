import { createHash } from "node:crypto";
import type { Change } from "../../runtime/changes/change";
import { hourOf, windowStart } from "../../runtime/publishing/budget";
import type { Sends } from "../../runtime/publishing/budget";
import { openAccountFile } from "./account-file";
import type { AccountFile } from "./account-file";
import { lockAccount } from "./account-lock";

/** What runs of `replay` have posted, kept in a file so that the next run goes on where this one stops. */
export interface Account {
  /** Whether this very change, as it stands, was accepted by this destination before. */
  has(change: Change): boolean;
  accept(change: Change): void;
  /** Notes a post before it is made, so that a crash cannot make pace or budget forget it. */
  notePosting(at: number): void;
  /** The last post, in milliseconds since 1970; 0 when there was none. */
  readonly lastPosting: number;
  /** Posts by hour, as far back as the budget looks. */
  readonly sends: Sends;
  close(): void;
}

export interface AccountDestination {
  endpoint: string;
  /** Tells organisations of one endpoint apart; only a hash over it and the change is kept. */
  appKey: string;
}

export async function openAccount(
  path: string,
  destination: AccountDestination,
  now: () => number,
): Promise<Account> {
  const unlock = lockAccount(path);
  try {
    return await load(path, destination, now, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function load(
  path: string,
  destination: AccountDestination,
  now: () => number,
  unlock: () => void,
): Promise<Account> {
  const { endpoint } = destination;
  const oldest = windowStart(hourOf(now()));
  const accepted = new Set<string>();
  const sends: Sends = new Map();
  let lastPosting = 0;

  function count(at: number): void {
    lastPosting = Math.max(lastPosting, at);
    const hour = hourOf(at);
    if (hour >= oldest) sends.set(hour, (sends.get(hour) ?? 0) + 1);
  }

  const file: AccountFile = await openAccountFile(
    path,
    (line) => {
      if ("accepted" in line) accepted.add(line.accepted);
      else if (line.endpoint === endpoint) count(line.posting);
    },
    now,
  );
  return {
    has: (change) => accepted.has(hashOf(change, destination)),
    accept(change) {
      const hash = hashOf(change, destination);
      accepted.add(hash);
      file.append({ accepted: hash });
    },
    notePosting(at) {
      file.append({ posting: at, endpoint });
      count(at);
    },
    get lastPosting() {
      return lastPosting;
    },
    sends,
    close() {
      file.close();
      unlock();
    },
  };
}

/** 132 bits over destination and body: another content of the same identifier is another change to post. */
function hashOf(change: Change, { endpoint, appKey }: AccountDestination): string {
  const text = JSON.stringify([endpoint, appKey, change]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
