import { PROOF_CASES } from "../support/iam/cases";
import { documentsOf, judge, nameOf } from "../support/iam/simulate";
import { exampleDocuments } from "../support/iam/documents";

/** Shows who may do what under the policies we make, judged by a simulator of IAM; not that AWS accepts them. */

const documents = exampleDocuments();
const all = Object.values(PROOF_CASES).flat();

describe.each(Object.entries(PROOF_CASES))("%s", (_topic, cases) => {
  test.each(cases.map((one) => [nameOf(one), one] as const))("%s", async (_name, one) => {
    expect(await judge(one, documents)).toBe(one.expect);
  });
});

test("there are at least 100 cases, and every document is in one that allows and one that denies", () => {
  expect(all.length).toBeGreaterThanOrEqual(100);
  const seen = new Set(all.flatMap((one) => documentsOf(one).map((name) => `${name} ${one.expect}`)));
  const missing = Object.keys(documents)
    .flatMap((name) => [`${name} allowed`, `${name} denied`])
    .filter((pair) => !seen.has(pair));
  expect(missing).toEqual([]);
});
