/** What became of all files of a run; records = changes + the sum of `drops`. */
export interface Tally {
  /** Files that could be read, whole or in part. */
  files: number;
  /** Those of `files` in which something is damaged. */
  damagedFiles: number;
  /** Files that could not be read at all. */
  failedFiles: number;
  /** Bytes as they lie in the files. */
  compressedBytes: number;
  /** Bytes of JSON. */
  bytes: number;
  records: number;
  changes: number;
  /** Records that are no change, by reason code. */
  drops: Record<string, number>;
}

export function emptyTally(): Tally {
  return {
    files: 0,
    damagedFiles: 0,
    failedFiles: 0,
    compressedBytes: 0,
    bytes: 0,
    records: 0,
    changes: 0,
    drops: {},
  };
}

/** What is known of one file when it has been read. */
export interface FileAccount {
  compressedBytes: number;
  bytes: number;
  records: number;
  changes: number;
  drops: Record<string, number>;
  damage?: { code: string; message: string };
}

export function addFile(tally: Tally, file: FileAccount): void {
  tally.files += 1;
  if (file.damage) tally.damagedFiles += 1;
  tally.compressedBytes += file.compressedBytes;
  tally.bytes += file.bytes;
  tally.records += file.records;
  tally.changes += file.changes;
  for (const [reason, count] of Object.entries(file.drops)) {
    tally.drops[reason] = (tally.drops[reason] ?? 0) + count;
  }
}
