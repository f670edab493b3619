import type { DeciderOptions } from "../../../runtime/changes/decide";
import type { OpenBytes } from "../../../runtime/cloudtrail/trail-file";
import type { Delivery } from "../api";

/** A trail file that was read: it lies in its bucket, from where it is read again when somebody asks. */
export interface HeldFile {
  bucket: string;
  key: string;
  /** The account in the key. */
  accountId: string;
  /** The rules by which it was decided. */
  rules: DeciderOptions;
  open: OpenBytes;
  /** Whether it was read to its end; before, its account is not complete. */
  isRead: boolean;
  /** records = changes + the sum of drops. */
  account: { records: number; changes: number; drops: Map<string, number> };
  /** When the latest of its changes happened, in milliseconds since 1970. */
  lastChangeAt?: number;
  damage?: { code: string; message: string };
  /** Its changes by what became of them. */
  deliveries: Record<Delivery, number>;
}

export function heldFile(file: Pick<HeldFile, "bucket" | "key" | "accountId" | "rules" | "open">): HeldFile {
  return {
    ...file,
    isRead: false,
    account: { records: 0, changes: 0, drops: new Map() },
    deliveries: { queued: 0, accepted: 0, parked: 0, shed: 0 },
  };
}
