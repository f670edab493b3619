import { isDeepStrictEqual } from "node:util";
import type { Filter } from "../../../contract/filter";
import { createDecider } from "../../../runtime/changes/decide";
import { toChange } from "../../../runtime/changes/to-change";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import {
  readBodies,
  readChanges,
  type ReadChangesOptions,
  readCounts,
} from "../../../runtime/trail-file-changes";
import { writeAlike } from "./alike-writer";
import { check } from "./fuzz-case";
import { Random } from "./random";
import { inPieces } from "./scan-file";

/**
 * One file of records that are alike, read to its bodies as another file was read before, or begun: what the kernel
 * remembers is that of all of them. Its bodies and its account are those of JSON.parse, the decider and `toChange`.
 */
export async function fuzzAlike(seed: number): Promise<void> {
  const random = new Random(seed);
  const before = random.pick([readBodies, readCounts, readChanges]);
  const open = (text: string) => () => inPieces(Buffer.from(text, "latin1"), 1 + random.int(100_000));
  if (random.oneIn(3)) {
    // Perhaps only its first records, or none that the kernel looks at more closely.
    for await (const batch of before(open(writeAlike(random)), random.pick(OPTIONS)))
      if (batch.length > 0 && random.oneIn(2)) break;
  }
  const text = writeAlike(random);
  const options = random.pick(OPTIONS);
  const expected = expectedOf(text, options);
  const bodies = readBodies(open(text), options);
  const made: string[] = [];
  for await (const batch of bodies) {
    for (const { identifier, json } of batch) {
      check(
        identifier === (JSON.parse(json) as { identifier: string }).identifier,
        "the identifier is the body's",
      );
      made.push(json);
    }
  }
  check(
    isDeepStrictEqual(bodies.account.drops, expected.drops),
    `the drops are the same: ${JSON.stringify(bodies.account.drops)}, ${JSON.stringify(expected.drops)}`,
  );
  expected.bodies.forEach((json, place) =>
    check(made[place] === json, `the body is the same:\n${made[place] ?? ""}\n${json}`),
  );
  check(made.length === expected.bodies.length, "there are as many bodies");
  const counts = readCounts(open(text), options);
  for await (const batch of counts) check(batch.length > 0, "no batch is empty");
  check(isDeepStrictEqual(counts.account, bodies.account), "counting gives the same account");
}

function expectedOf(text: string, { decider, accountId }: ReadChangesOptions) {
  const { Records } = JSON.parse(text) as { Records: CloudTrailRecord[] };
  const drops: Record<string, number> = {};
  const bodies: string[] = [];
  for (const record of Records) {
    const drop = dropOf(record);
    if (drop === undefined) bodies.push(JSON.stringify(toChange(record)));
    else drops[drop] = (drops[drop] ?? 0) + 1;
  }
  return { drops, bodies };

  function dropOf(record: CloudTrailRecord): string | undefined {
    if (decider.skipReads && record.readOnly === true) return "read-only";
    const account = record.recipientAccountId;
    if (accountId !== undefined && typeof account === "string" && account !== "" && account !== accountId)
      return "foreign-account";
    const { decision, reason } = decider.decide(record);
    return decision === "drop" ? reason : undefined;
  }
}

const FILTERS: Filter[] = [
  { exclude: [{ source: "ec2" }] },
  { exclude: [{ name: "CreateThing" }] },
  { exclude: [{ account: "444455556666" }] },
  { exclude: [{ region: "eu-west-2" }] },
  { exclude: [{ principal: ["alice", "*/you", "root", "signin.amazonaws.com"] }] },
  { exclude: [{ userAgent: "*terraform*" }] },
  { exclude: [{ origin: ["console", "cloudformation"] }] },
  { exclude: [{ class: ["service", "access"] }] },
  { exclude: [{ region: "eu-*", principal: "bob", name: "Create*" }], include: [{ name: "Describe*" }] },
  { include: [{ region: "eu-west-1", origin: "cli" }] },
  { include: [{ account: "111122223333" }] },
];

const OPTIONS: ReadChangesOptions[] = [
  { decider: createDecider() },
  { decider: createDecider(), accountId: "111122223333" },
  { decider: createDecider(), accountId: "444455556666" },
  {
    decider: createDecider({ ownRoleArns: ["arn:aws:iam::111122223333:role/Own"] }),
    accountId: "111122223333",
  },
  ...FILTERS.map((filter) => ({ decider: createDecider({ filter }) })),
];
