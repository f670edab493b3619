import { COMPONENTS, componentPart, inferredSchema, silent, typeParts } from "./argument-tables";
import { childrenPart } from "./children-lists";
import { defaultsTable } from "./default-tables";
import { generatedParts, isUpdating, writeParts } from "./generated";

// docs/components.md says what the code says: arguments and outputs as Pulumi infers them, children as a program asks
// for them. README.md has the arguments of the usual entries. `npx jest test/docs -u` writes these parts anew.

const PAGE = "docs/components.md";
const schema = inferredSchema();

test("every component and every type has its part", () => {
  const { typed, parts } = {
    typed: Object.keys(typeParts(schema)),
    parts: Object.keys(generatedParts(PAGE)),
  };
  const expected = [...COMPONENTS.flatMap((name) => [name, `children of ${name}`]), ...typed];
  expect(parts.toSorted()).toEqual(expected.toSorted());
});

test("every argument and every output says what it is", () => {
  expect(silent(schema)).toEqual([]);
});

test.each(COMPONENTS)("%s: arguments and outputs", (name) => {
  expectPart(name, componentPart(schema, name));
});

test.each(COMPONENTS)("%s: children", async (name) => {
  expectPart(`children of ${name}`, await childrenPart(name));
});

test.each(Object.entries(typeParts(schema)))("%s: fields", (name, text) => {
  expectPart(name, text);
});

const inReadme = Object.keys(generatedParts("README.md"))
  .filter((part) => part.startsWith("arguments of "))
  .map((part) => part.slice("arguments of ".length));

test("README.md has the arguments of both entries, and of what is given to them", () => {
  expect(inReadme).toEqual(expect.arrayContaining(["CustomerIntegration", "VendorIntegration"]));
  const given = inReadme.flatMap((name) =>
    [...defaultsTable(schema, name).matchAll(/docs\/components\.md#(\w+args|customeralarm)\b/g)].map(
      ([, anchor]) => anchor,
    ),
  );
  expect(inReadme.map((name) => name.toLowerCase())).toEqual(expect.arrayContaining(given));
});

test.each(inReadme)("README.md: arguments of %s", (name) => {
  expectPart(`arguments of ${name}`, defaultsTable(schema, name), "README.md");
});

function expectPart(name: string, text: string, page = PAGE): void {
  if (isUpdating()) writeParts(page, { [name]: text });
  expect(generatedParts(page)[name]).toBe(text);
}
