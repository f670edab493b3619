/** A file that the run puts into a bucket. */
export interface RunFile {
  bucket: string;
  key: string;
  /** How people call it: the path of an own file, the key of a sample. */
  label: string;
  /** May be called more than once. */
  open(): AsyncIterable<Uint8Array>;
}
