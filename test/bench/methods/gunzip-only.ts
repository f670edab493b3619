// The floor: decompression alone, streaming, in chunks as large as the scanner's.
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { collector } from "./outcome";

let bytes = 0;
createReadStream(process.argv[2] ?? "")
  .pipe(createGunzip({ chunkSize: 1024 * 1024 }))
  .on("data", (chunk: Buffer) => (bytes += chunk.length))
  .on("end", () => {
    if (bytes === 0) throw new Error("nothing was read");
    collector().print();
  });
