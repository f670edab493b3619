import { Readable } from "node:stream";
import type { TrailRegistration } from "../../../contract/trail-registration";
import { createDecider } from "../../../runtime/changes/decide";
import { readChanges } from "../../../runtime/trail-file-changes";
import { digestOf } from "./digest";
import type { ExpectedChange } from "./facts";
import type { ChaosFile } from "./files";

/**
 * What a run without faults yields of a file: its bytes read once, in this process, without queue or network. Throws
 * when that are not the changes that the generator made, so that the run is measured by two accounts that agree.
 */
export async function expectedOf(file: ChaosFile, trail: TrailRegistration): Promise<ExpectedChange[]> {
  const { content, key, customer } = file;
  if (content === undefined) return [];
  const decider = createDecider({ ownRoleArns: [trail.roleArn] });
  const scan = readChanges(() => Readable.from([content]), { decider, accountId: customer.account });
  const expected: ExpectedChange[] = [];
  for await (const changes of scan) {
    for (const change of changes) {
      const digest = digestOf(JSON.stringify(change));
      expected.push({ destination: customer.destination, identifier: change.identifier, digest, file: key });
    }
  }
  const meant = file.identifiers.slice(0, file.poison ? expected.length : undefined);
  const same =
    meant.length === expected.length && expected.every(({ identifier }, at) => identifier === meant[at]);
  if (!same)
    throw new Error(`${key}: ${expected.length} changes were read, ${file.identifiers.length} were meant.`);
  return expected;
}
