import type * as iamUtils from "@cloud-copilot/iam-utils";
import { PROOF_CASES } from "../support/iam/cases";
import { EXCUSES } from "../support/iam/excuses";
import { exampleDocuments } from "../support/iam/documents";
import { allMutants, type Mutant } from "../support/iam/mutants";
import { documentsOf, judge } from "../support/iam/simulate";

// The simulator asks the same of it for every mutant, and that took half of the time.
jest.mock("@cloud-copilot/iam-utils", () => {
  const actual = jest.requireActual<typeof iamUtils>("@cloud-copilot/iam-utils");
  const known = new Map<string, string[]>();
  const mostSpecificMatchingResourceTypePatterns = (resource: string, patterns: string[]) => {
    const key = [resource, ...patterns].join(" ");
    const found = known.get(key) ?? actual.mostSpecificMatchingResourceTypePatterns(resource, patterns);
    known.set(key, found);
    return found;
  };
  return { ...actual, mostSpecificMatchingResourceTypePatterns };
});

/**
 * Shows that every statement and condition matters, and that the cases would notice: each document is dropped and
 * widened in every place, one at a time, and at least one case must then come out otherwise.
 */

const documents = exampleDocuments();
const cases = Object.values(PROOF_CASES).flat();
const mutants = allMutants();

async function turnsACase({ document, mutated }: Mutant): Promise<boolean> {
  const changed = { ...documents, [document]: mutated };
  for (const one of cases) {
    if (documentsOf(one).includes(document) && (await judge(one, changed)) !== one.expect) return true;
  }
  return false;
}

test("every mutant turns a case, but for those that are excused, which turn none", async () => {
  const survivors: string[] = [];
  for (const mutant of mutants) if (!(await turnsACase(mutant))) survivors.push(mutant.name);

  const excused = mutants
    .map(({ name }) => name)
    .filter((name) => EXCUSES.some(({ excuses }) => excuses(name)));
  expect(survivors.toSorted()).toEqual(excused.toSorted());
  process.stdout.write(
    `IAM proof: ${cases.length} cases, ${mutants.length} mutants, ${mutants.length - survivors.length} caught, ${survivors.length} excused.\n`,
  );
}, 300_000);

test("every excuse is needed, and no two are for the same mutant", () => {
  const counts = EXCUSES.map(({ reason, excuses }) => [
    reason,
    mutants.filter(({ name }) => excuses(name)).length,
  ]);
  expect(counts.filter(([, count]) => count === 0)).toEqual([]);
  const twice = mutants.filter(({ name }) => EXCUSES.filter(({ excuses }) => excuses(name)).length > 1);
  expect(twice.map(({ name }) => name)).toEqual([]);
});

test("mutants have names of their own", () => {
  const names = mutants.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
