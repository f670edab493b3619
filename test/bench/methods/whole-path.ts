// The whole path: file → decisions → bodies, as `replay --dry-run --json` goes it.
import { createReadStream } from "node:fs";
import { createDecider } from "../../../runtime/changes/decide";
import { readBodies } from "../../../runtime/trail-file-changes";
import { collector } from "./outcome";

async function main(file: string): Promise<void> {
  const found = collector();
  // As large pieces as the command reads.
  const open = () => createReadStream(file, { highWaterMark: 1024 * 1024 });
  const batches = readBodies(open, { decider: createDecider() });
  for await (const bodies of batches) for (const { identifier, json } of bodies) found.add(identifier, json);
  if (batches.account.damage || batches.account.records === 0)
    throw new Error(`${file}: ${JSON.stringify(batches.account)}`);
  found.print();
}

void main(process.argv[2] ?? "");
