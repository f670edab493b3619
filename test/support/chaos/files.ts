import { gzipSync } from "node:zlib";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { seededRandom } from "../publishing/random";
import { bucketOf, type Customer } from "./cast";
import { aChangeRecord, anotherRecord } from "./records";

/** A trail file of the run, as it lies in its bucket. */
export interface ChaosFile {
  customer: Customer;
  bucket: string;
  key: string;
  /** Undefined: the notice names it, and it is not there. */
  content: Buffer | undefined;
  /** What the generator meant to be changes; those that a cut file lost may be among them. */
  identifiers: string[];
  /** Records in all. */
  records: number;
  /** Why no processor can read it to its end. */
  poison?: "cut" | "no-json" | "missing";
}

/** Files of a customer, made as they are asked for: the same for the same seed. */
export function* filesOf(
  customer: Customer,
  seed: number,
  options: { size: number; poison: number },
): Generator<ChaosFile> {
  const random = seededRandom(seed * 31 + Number(customer.account.slice(0, 6)));
  let left = customer.changes;
  for (let number = 0; left > 0; number += 1) {
    // Most files are small; one in forty is large, so that it is interrupted in the middle.
    const size = random() < 0.025 ? options.size * 12 : options.size * 2 * random();
    const changes = Math.min(left, Math.max(1, Math.round(size)));
    left -= changes;
    yield aFile(customer, `${seed}-${number}`, changes, random);
  }
  for (let number = 0; number < options.poison; number += 1) {
    yield poisonFile(customer, `${seed}-poison-${number}`, number, random);
  }
}

function aFile(customer: Customer, name: string, changes: number, random: () => number): ChaosFile {
  const { account } = customer;
  const identifiers: string[] = [];
  const records: CloudTrailRecord[] = [];
  while (identifiers.length < changes) {
    const id = `${customer.name}-${name}-${records.length}`;
    if (random() < 0.3) records.push(anotherRecord(id, account, random));
    else {
      identifiers.push(id);
      records.push(aChangeRecord(id, account, random));
    }
  }
  return {
    customer,
    bucket: bucketOf(customer),
    key: keyOf(account, name),
    content: gzipSync(JSON.stringify({ Records: records }), { level: 1 }),
    identifiers,
    records: records.length,
  };
}

function poisonFile(customer: Customer, name: string, number: number, random: () => number): ChaosFile {
  const file = aFile(customer, name, 12, random);
  switch (number % 3) {
    case 0:
      return {
        ...file,
        poison: "cut",
        content: file.content?.subarray(0, Math.floor(file.content.length * 0.7)),
      };
    case 1:
      return {
        ...file,
        poison: "no-json",
        content: gzipSync("<Error>not a trail file</Error>"),
        identifiers: [],
      };
    default:
      return { ...file, poison: "missing", content: undefined, identifiers: [] };
  }
}

/** `+` and `=` in it, since notices of S3 encode them. */
function keyOf(account: string, name: string): string {
  return `AWSLogs/${account}/CloudTrail/eu-west-1/2027/01/15/${account}_CloudTrail_eu-west-1_20270115T0800Z_${name}+=.json.gz`;
}
