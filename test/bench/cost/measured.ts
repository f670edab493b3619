/** What `measure.ts` found, and where. Kept in measured.json; times are CPU of all threads, on that machine. */
export interface Measured {
  date: string;
  machine: string;
  node: string;
  scans: ScanCost[];
  processor: ProcessorCost;
  publisher: PublisherCost;
}

/** From bytes to bodies of changes, in one big file: the price of a record without the price of a file. */
export interface ScanCost {
  readsPercent: number;
  recordBytes: number;
  compressedRecordBytes: number;
  changesPercent: number;
  /** Body of one change, in bytes. */
  changeBytes: number;
  cpuMicrosPerRecord: number;
}

/** The processor over small files, with its ports in memory. */
export interface ProcessorCost {
  recordsPerFile: number;
  readsPercent: number;
  changesPerFile: number;
  /** All of it: the file's records are in it. */
  cpuMicrosPerFile: number;
  logBytesPerFile: number;
  /** Metric lines of one invocation. */
  logBytesPerInvocation: number;
}

/** The publisher in full batches, with its ports in memory and a destination that accepts at once. */
export interface PublisherCost {
  batch: number;
  cpuMicrosPerChange: number;
  /** Log and metric lines of one invocation. */
  logBytesPerInvocation: number;
}
