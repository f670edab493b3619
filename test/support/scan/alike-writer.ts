import { ALIKE, alikeValue, eventId } from "./alike-values";
import { writeIdentities } from "./identity-writer";
import type { Random } from "./random";

/**
 * A valid file of records that differ from each other in a field or two, such as the kernel might take for the same:
 * each of these fields has a few values only, that come again and again.
 */
export function writeAlike(random: Random): string {
  const usual = base(random);
  const changing = Array.from({ length: 1 + random.int(3) }, () => changingField(random));
  const parameterTexts = Array.from({ length: 1 + random.int(3) }, () => parameters(random));
  const records = Array.from({ length: 10 + random.int(50) }, () => {
    const fields = new Map(usual);
    for (const { field, values } of changing) fields.set(field, random.pick(values));
    if (random.oneIn(2)) fields.set("requestParameters", random.pick(parameterTexts));
    if (random.oneIn(20)) fields.set("requestParameters", parameters(random));
    fields.set("eventID", eventId(random));
    return recordOf(fields, random);
  });
  return `{"Records":[${records.join(random.oneIn(20) ? ", " : ",")}]}`;
}

type Fields = ReadonlyMap<string, string | undefined>;

/** Mostly what a change has: only few fields are anything else. */
function base(random: Random): Fields {
  const fields = new Map<string, string | undefined>();
  for (const field of Object.keys(ALIKE))
    fields.set(field, random.oneIn(40) ? alikeValue(field, random) : ALIKE[field]![0]);
  fields.set("userIdentity", writeIdentities(random, 1)[0]);
  fields.set("requestParameters", '{"name":"x"}');
  return fields;
}

function changingField(random: Random): { field: string; values: (string | undefined)[] } {
  const count = 2 + random.int(3);
  if (random.oneIn(3)) return { field: "userIdentity", values: writeIdentities(random, count) };
  const field = random.pick(Object.keys(ALIKE));
  return { field, values: Array.from({ length: count }, () => alikeValue(field, random)) };
}

function recordOf(fields: Fields, random: Random): string {
  const pairs = [...fields].flatMap(([key, json]) =>
    json === undefined ? [] : [[`"${key}"`, json] as const],
  );
  if (random.oneIn(60)) pairs.push(random.pick(pairs));
  if (random.oneIn(60)) pairs.push(['"\\u0065rrorCode"', '"Failed"']);
  if (random.oneIn(20)) pairs.reverse();
  return object(pairs, random);
}

function object(pairs: (readonly [string, string])[], random: Random): string {
  const space = random.oneIn(40) ? " " : "";
  return `{${space}${pairs.map(([key, json]) => `${key}${space}:${json}`).join(`,${space}`)}}`;
}

function parameters(random: Random): string | undefined {
  if (random.oneIn(12))
    return random.pick([undefined, "null", "{}", "[]", '"x"', "5", "false", '{"items":[]}']);
  // Now and then so many names that others are forgotten for them, within the record, too.
  const count = random.oneIn(10) ? 40 + random.int(100) : random.int(5);
  const pairs = Array.from({ length: count }, (_, place): [string, string] => {
    const key = count > 10 || random.oneIn(6) ? `"k${String(random.int(30_000))}"` : random.pick(KEYS);
    return [random.oneIn(40) ? `"k${String(place)}"` : key, random.pick(VALUES)];
  });
  const named = random.oneIn(6) ? pairs : [...new Map(pairs)];
  if (random.oneIn(40)) named.push([`"${"k".repeat(234 + random.int(10))}"`, random.pick(VALUES)]);
  if (random.oneIn(40)) named.push([`"${"k".repeat(123 + random.int(5))}"`, random.pick(VALUES)]);
  return object(named, random);
}

const KEYS = [
  '"name"', '"value"', '"dryRun"', '"DryRun"', '"dryrun"', '"DRYRUN"', '"dryRu\\u006e"', '"dryRuns"', '"password"', '"a b"', '"a_b"', '"0"', '"9a"', '"/a"',
  '":a"', '"__proto__"', '""', '"tags"', '"environment"', '"n"', '"false"', '"eu-west-1"', '"null"', '"token"', '"x-secret"',
]; // prettier-ignore

const VALUES = [
  '"x"', '"y"', "false", "true", '"false"', '"true"', '"TRUE"', "null", "0", "-0", "-1", "1.0", "1e2", "123456789012345", "1234567890123456", "12345678901234567",
  '"a\\/b"', '"a\\"b"', '"\\u0061"', '"\\ud800"', '"password=hunter22"', '"AKIAEXAMPLEEXAMPLE12"', '"https://a:b@c"', '"https:\\/\\/a:b@c"', '"https://a\\nb@c"',
  '{"a":1}', '{"a":1,"a":2}', '{"1":2,"0":3}', '{"b":{"c":"\\""}}', '{"password":"x"}', '[1,2]', "[]", "{}", '[{"name":"A","value":"x"}]', '"\x7f"', '"\\b\\f"',
  `"${"v".repeat(4_093)}"`, `"${"v".repeat(4_094)}"`, `"${"v".repeat(4_095)}"`, `"${"v".repeat(4_097)}"`, `["${"v".repeat(4_091)}"]`, `["${"v".repeat(4_092)}"]`, `["${"v".repeat(4_093)}"]`,
  '"sk-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"', '"sk-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"', '"Sk-0Za9aaaaaaaaaaaaaaaaaaaaaaaaaaaaz"', '"://@"', '"://a b@"', '"://a/@"',
]; // prettier-ignore
