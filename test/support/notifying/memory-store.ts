import type { NotificationDocument } from "../../../runtime/notifying/document";
import { StoreRefusal, type NotificationStore } from "../../../runtime/notifying/store";

export interface MemoryStore extends NotificationStore {
  documents: Map<string, NotificationDocument>;
  /** What happened, in order: `read audit`, `write audit`. */
  calls: string[];
  /** Runs after the next write, once for each: another writer, or a refusal. */
  afterWrite: (() => void)[];
  /** Taken before a call is served: its first entry refuses it. */
  refusals: (StoreRefusal | undefined)[];
}

/** Notification documents in memory, one a bucket. */
export function createMemoryStore(documents: Record<string, NotificationDocument> = {}): MemoryStore {
  const store: MemoryStore = {
    documents: new Map(Object.entries(documents)),
    calls: [],
    afterWrite: [],
    refusals: [],
    read: async ({ bucket }) => {
      begin(`read ${bucket}`);
      const document = store.documents.get(bucket);
      if (!document) throw new StoreRefusal("no-bucket", `There is no bucket "${bucket}".`);
      return structuredClone(document);
    },
    write: async ({ bucket }, document) => {
      begin(`write ${bucket}`);
      store.documents.set(bucket, structuredClone(document));
      store.afterWrite.shift()?.();
    },
  };
  const begin = (call: string): void => {
    store.calls.push(call);
    const refusal = store.refusals.shift();
    if (refusal) throw refusal;
  };
  return store;
}
