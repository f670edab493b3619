/** Most bytes of an uploaded file; beyond it 413. Also in `State.limits`. */
export type UploadMaxBytes = 268_435_456;

/**
 * POST /api/uploads?name=mine.json.gz with the file as the body (any content type): gzip or plain JSON. Answers 202 as
 * soon as the bytes are there; how it goes on comes by the event stream. Its changes are rows like all others.
 */
export interface Upload {
  id: number;
  /** The file's name, without folders. */
  name: string;
  bytes: number;
  /**
   * reading: looked through for its accounts. queued: in the bucket, announced. publishing: read to its end, its
   * changes are on their way. done: each change was accepted, parked or shed. failed: it could not be used at all.
   */
  stage: "reading" | "queued" | "publishing" | "done" | "failed";
  /** Records by what became of them, once it was read: records = changes + the sum of drops. */
  account?: { records: number; changes: number; drops: Record<string, number> };
  /** When the latest of its changes happened, once it was read; absent without changes. */
  lastChangeAt?: number;
  /** Of its changes. */
  delivered: { accepted: number; parked: number; shed: number };
  /** What is wrong with the content, and since when; its whole records are delivered all the same. */
  damage?: { code: string; message: string };
  /** What was done to it, such as one object for each account. */
  remark?: string;
  /** Why it failed. */
  problem?: string;
}
