import { foldedDocuments } from "./document-parts";
import { generatedParts, isUpdating, textOf, writeParts } from "./generated";

// README.md prints every policy document with its reasons, as docs/permissions.md does, which another test compares
// with the code. `npx jest test/docs -u` writes the part anew.

const PART = "policy documents";

test("README.md prints what docs/permissions.md prints", () => {
  if (isUpdating()) writeParts("README.md", { [PART]: foldedDocuments() });
  expect(generatedParts("README.md")[PART]).toBe(foldedDocuments());
});

test("no document is left out of it", () => {
  const named = [...textOf("docs/permissions.md").matchAll(/^<!-- document: (\w+) -->$/gm)];
  expect(generatedParts("README.md")[PART]?.match(/^```json$/gm)).toHaveLength(named.length);
});
