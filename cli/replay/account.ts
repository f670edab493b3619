import { createHash } from "node:crypto";
import type { Change } from "../../runtime/changes/change";
import type { PublisherState } from "../../runtime/ports/state";
import { hourOf, windowStart } from "../../runtime/publishing/budget";
import type { Sends } from "../../runtime/publishing/budget";
import { createMemoryState } from "../../runtime/publishing/memory-state";
import { openAccountFile } from "./account-file";
import { lockAccount } from "./account-lock";

/** What runs of `replay` have posted, kept in a file so that the next run goes on where this one stops. */
export interface Account {
  /** Whether this very change, as it stands, was accepted by this destination before. */
  has(change: Change): boolean;
  accept(change: Change): void;
  /** Pace and budget of the endpoint, under its URL as name; what earlier runs posted is in it. */
  readonly state: PublisherState;
  close(): void;
}

export interface AccountDestination {
  /** URL to which changes are posted. */
  endpoint: string;
  /** Tells organisations of one endpoint apart; only a hash over it and the change is kept. */
  appKey: string;
}

/** Throws a `UsageError` when the account is in use, is something else or cannot be written. */
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
  const accepted = new Set<string>();
  const earlier: Earlier = { lastPosting: 0, sends: new Map() };
  const file = await openAccountFile(
    path,
    (line) => {
      if ("accepted" in line) accepted.add(line.accepted);
      else if (line.endpoint === endpoint) count(earlier, line.posting);
    },
    now,
  );
  const memory = createMemoryState();
  await restore(memory, endpoint, earlier, now());
  const state: PublisherState = {
    ...memory,
    async takeSlot(name, expected, slot) {
      if (!(await memory.takeSlot(name, expected, slot))) return false;
      file.append({ posting: slot, endpoint });
      return true;
    },
  };

  return {
    state,
    has: (change) => accepted.has(hashOf(change, destination)),
    accept(change) {
      const hash = hashOf(change, destination);
      accepted.add(hash);
      file.append({ accepted: hash });
    },
    close() {
      file.close();
      unlock();
    },
  };
}

/** What earlier runs posted to the endpoint. */
interface Earlier {
  lastPosting: number;
  sends: Sends;
}

function count(earlier: Earlier, posting: number): void {
  earlier.lastPosting = Math.max(earlier.lastPosting, posting);
  const hour = hourOf(posting);
  earlier.sends.set(hour, (earlier.sends.get(hour) ?? 0) + 1);
}

async function restore(
  state: PublisherState,
  endpoint: string,
  earlier: Earlier,
  now: number,
): Promise<void> {
  const oldest = windowStart(hourOf(now));
  for (const [hour, posts] of earlier.sends) {
    if (hour >= oldest) await state.addSends(endpoint, hour, posts);
  }
  await state.takeSlot(endpoint, 0, earlier.lastPosting);
}

/** 132 bits over destination and body: another content of the same identifier is another change to post. */
function hashOf(change: Change, { endpoint, appKey }: AccountDestination): string {
  const text = JSON.stringify([endpoint, appKey, change]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
