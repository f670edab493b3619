import type { NotificationDocument } from "./document";

/** A bucket, and the account that must own it: a bucket's name can change hands. */
export interface BucketOfAccount {
  bucket: string;
  bucketAccountId: string;
}

/** Where notification documents are. There is no compare-and-swap: the last writer wins. */
export interface NotificationStore {
  /** Rejects with a `StoreRefusal`. */
  read(of: BucketOfAccount): Promise<NotificationDocument>;
  /** Writes the whole document. Rejects with a `StoreRefusal`. */
  write(of: BucketOfAccount, document: NotificationDocument): Promise<void>;
}

export type RefusalKind =
  /** There is no such bucket. */
  | "no-bucket"
  /** May pass by itself: another write is under way, or a new permission has not reached everywhere yet. */
  | "may-pass"
  | "final";

/** The store's no, in words for the one who runs the deployment. */
export class StoreRefusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "StoreRefusal";
  }
}
