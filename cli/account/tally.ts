/** What became of all files of a run; records = changes + the sum of `drops`. */
export interface Tally {
  /** Files that were read to their end, damaged ones too. */
  files: number;
  /** Those of `files` in which something is damaged. */
  damagedFiles: number;
  /** Files, folders and patterns that could not be found, or whose reading failed. */
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

/** `failedFiles`: what could not be found before reading began. */
export function emptyTally(failedFiles = 0): Tally {
  return {
    files: 0,
    damagedFiles: 0,
    failedFiles,
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

/** Adds a file that was read to its end. */
export function addFile(tally: Tally, file: FileAccount): void {
  tally.files += 1;
  if (file.damage) tally.damagedFiles += 1;
  addCounts(tally, file);
}

/** Adds a file whose reading failed: what had been read of it has been dealt with. */
export function addFailedFile(tally: Tally, file: FileAccount): void {
  tally.failedFiles += 1;
  addCounts(tally, file);
}

function addCounts(tally: Tally, file: FileAccount): void {
  tally.compressedBytes += file.compressedBytes;
  tally.bytes += file.bytes;
  tally.records += file.records;
  tally.changes += file.changes;
  for (const [reason, count] of Object.entries(file.drops)) {
    tally.drops[reason] = (tally.drops[reason] ?? 0) + count;
  }
}
