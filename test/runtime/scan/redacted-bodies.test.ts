import { holdsHint } from "../../../runtime/changes/hints";
import { REDACTED } from "../../../runtime/changes/redaction-mark";
import { bodyComposer } from "../../support/scan/composed-bodies";
import { Random } from "../../support/scan/random";
import { eventOf, recordOf, REDACTED_ROWS, writeRedacted } from "../../support/scan/redacted-writer";

const composedOf = bodyComposer();

let ids = 0;

function recordText(source: string, name: string, parameters: string): string {
  ids += 1;
  return recordOf(source, name, parameters, `id-${String(ids)}`);
}

const COUNT = 120;

test.each(REDACTED_ROWS.map((row) => [`${row.source} ${row.events}: ${row.paths}`, row] as const))(
  "the kernel redacts as the redactor does: %s",
  (_name, row) => {
    const random = new Random(row.source.length * 1_000 + row.paths.length);
    const event = eventOf(row, random);
    const composed = composedOf(
      Array.from({ length: COUNT }, () => recordText(row.source, event, writeRedacted(row, random))),
    );
    // Events and fields whose names hint at secrets are left to the redactor.
    if (holdsHint(event)) return expect(composed).toEqual([]);
    const isSeen = row.paths
      .split(" ")
      .some((path) => !path.split(".").some((name) => holdsHint(`"${name}"`)));
    expect(composed.length).toBeGreaterThan(isSeen ? COUNT / 5 : 0);
    expect(composed.some((json) => json.includes(REDACTED)) || !isSeen).toBe(true);
  },
);

/** A record twice: the second time the kernel knows all of it. */
function composed(source: string, name: string, parameters: string): Record<string, string> | undefined {
  composedOf([recordText(source, name, parameters)]);
  const [json] = composedOf([recordText(source, name, parameters)]);
  return json === undefined ? undefined : (JSON.parse(json) as { tags: Record<string, string> }).tags;
}

test.each([
  ["a string", '"x"', REDACTED],
  ["a number", "17", REDACTED],
  ["a switch", "true", "true"],
  ["an empty text", '""', ""],
  ["a mark of AWS", '"HIDDEN_DUE_TO_SECURITY_REASONS"', "HIDDEN_DUE_TO_SECURITY_REASONS"],
  ["stars", '"***"', "***"],
  ["a mark in another case", '"TRUE"', REDACTED],
  ["bytes", "[1,2,3]", REDACTED],
  ["an empty list", "[]", "[]"],
  ["a list of different values", '[1,null,"x"]', `["${REDACTED}",null,"${REDACTED}"]`],
  ["an object", '{"a":{"b":"\\"x"},"c":false}', `{"a":{"b":"${REDACTED}"},"c":false}`],
  [
    "pairs",
    '[{"Name":"A","Value":"x","type":"t","more":1}]',
    `[{"Name":"A","Value":"${REDACTED}","type":"t","more":"${REDACTED}"}]`,
  ],
  [
    "a pair that stands in no list",
    '{"name":"A","value":"x"}',
    `{"name":"${REDACTED}","value":"${REDACTED}"}`,
  ],
  [
    "a name without a value",
    '[{"name":"A","values":"x"}]',
    `[{"name":"${REDACTED}","values":"${REDACTED}"}]`,
  ],
  ["more than a tag's value may have", `"${"v".repeat(5_000)}"`, REDACTED],
])("the kernel redacts %s", (_what, value, expected) => {
  expect(composed("ssm", "PutParameter", `{"name":"n","value":${value}}`)?.rp_value).toBe(expected);
});

test.each([
  ["a buffer of Java", '{"hb":[1,2],"offset":0}'],
  ["more than a tag's value may have when it is redacted", `["a",${"7,".repeat(400)}true]`],
])("the kernel leaves %s to the redactor", (_what, value) => {
  expect(composed("ssm", "PutParameter", `{"name":"n","value":${value}}`)).toBeUndefined();
});

test.each([
  [5, false],
  [16, true],
])("the kernel leaves a body to the redactor that is longer than its room: %d lists", (count, isLeft) => {
  const list = `["a",${"1,".repeat(285)}true]`;
  const fields = Array.from({ length: count }, (_, place) => `"f${String(place)}":{"environment":${list}}`);
  const parameters = `{${fields.join(",")}}`;
  expect(parameters.length).toBeLessThan(11_000);
  expect(composed("ecs", "UpdateThing", parameters) === undefined).toBe(isLeft);
});

test("a path that begins at the top redacts nothing below", () => {
  const tags = composed("ssm", "PutParameter", '{"name":"n","value":"x","tags":[{"key":"k","value":"v"}]}');
  expect(tags).toMatchObject({ rp_value: REDACTED, rp_tags: '[{"key":"k","value":"v"}]' });
});

test("`items` counts for nothing, in any case", () => {
  const tags = composed(
    "rds",
    "ModifyOptionGroup",
    '{"optionSettings":{"items":[{"ITEMS":{"Value":"x","a":1}}]}}',
  );
  expect(tags?.rp_optionSettings).toBe(`{"items":[{"ITEMS":{"Value":"${REDACTED}","a":1}}]}`);
});
