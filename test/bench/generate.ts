import { createWriteStream, existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { once } from "node:events";
import { createGzip } from "node:zlib";
import { RecordMaker } from "./records";

export interface GeneratedFile {
  path: string;
  megabytes: number;
  /** Percent of the records whose `readOnly` is true. */
  reads: number;
  /** Each record is that of anybody. */
  scattered: boolean;
}

/** Writes a trail file of about `megabytes` before compression, unless it is there from an earlier run. */
export async function generate({ path, megabytes, reads, scattered }: GeneratedFile): Promise<void> {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const gzip = createGzip();
  const file = gzip.pipe(createWriteStream(`${path}.part`));
  gzip.write('{"Records":[');
  const target = megabytes * 1e6;
  const maker = new RecordMaker(reads, scattered);
  for (let index = 0, bytes = 0; bytes < target; index++) {
    const text = (index === 0 ? "" : ",") + JSON.stringify(maker.next(index));
    bytes += text.length;
    if (!gzip.write(text)) await once(gzip, "drain");
  }
  gzip.end("]}");
  await once(file, "finish");
  renameSync(`${path}.part`, path);
}
