import type { TrailRegistration } from "../../contract/trail-registration";

export interface ObjectRequest {
  /** The registered trail that owns the key; decides role, external id, expected owner and session policy. */
  trail: TrailRegistration;
  key: string;
  signal?: AbortSignal;
}

export interface StoredObject {
  body: AsyncIterable<Uint8Array>;
  /** Bytes that the store announced, when it did. */
  contentLength?: number;
}

/** Reads one object of a registered trail. Throws an `ObjectStoreError`. */
export interface ObjectStore {
  open(request: ObjectRequest): Promise<StoredObject>;
}

/**
 * role-denied: the reader role could not be assumed. key-denied: KMS refused. denied: S3 answered 403 (also for a
 * missing object, without s3:ListBucket). missing: 404. archived: not readable in its storage class.
 * throttled and unavailable: worth another try.
 */
export type ObjectStoreErrorKind =
  "role-denied" | "key-denied" | "denied" | "missing" | "archived" | "throttled" | "unavailable";

export class ObjectStoreError extends Error {
  constructor(
    readonly kind: ObjectStoreErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "ObjectStoreError";
  }
}
