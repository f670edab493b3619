// The whole path: file → decisions → bodies, as the processor and `replay` go it.
import { createReadStream } from "node:fs";
import { createDecider } from "../../../runtime/changes/decide";
import { readChanges } from "../../../runtime/trail-file-changes";
import { collector } from "./outcome";

async function main(file: string): Promise<void> {
  const found = collector();
  const batches = readChanges(() => createReadStream(file), { decider: createDecider() });
  let bytes = 0;
  for await (const changes of batches) {
    for (const change of changes) {
      found.add(change.identifier);
      bytes += JSON.stringify(change).length;
    }
  }
  if (batches.account.damage || bytes === 0) throw new Error(`${file}: ${JSON.stringify(batches.account)}`);
  found.print();
}

void main(process.argv[2] ?? "");
