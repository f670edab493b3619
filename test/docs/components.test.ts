import { COMPONENTS, componentPart, inferredSchema, silent, typeParts } from "./argument-tables";
import { childrenPart } from "./children-lists";
import { generatedParts, isUpdating, writeParts } from "./generated";

// docs/components.md says what the code says: arguments and outputs as Pulumi infers them, children as a program asks
// for them. `npx jest test/docs -u` writes its parts anew.

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

function expectPart(name: string, text: string): void {
  if (isUpdating()) writeParts(PAGE, { [name]: text });
  expect(generatedParts(PAGE)[name]).toBe(text);
}
