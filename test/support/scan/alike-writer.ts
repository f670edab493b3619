import { ALIKE, alikeValue, eventId } from "./alike-values";
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
  fields.set("userIdentity", identity(random));
  fields.set("requestParameters", '{"name":"x"}');
  return fields;
}

function changingField(random: Random): { field: string; values: (string | undefined)[] } {
  const field = random.oneIn(4) ? "userIdentity" : random.pick(Object.keys(ALIKE));
  const value = () => (field === "userIdentity" ? identity(random) : alikeValue(field, random));
  return { field, values: Array.from({ length: 2 + random.int(3) }, value) };
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

function identity(random: Random): string | undefined {
  if (random.oneIn(25))
    return random.pick([
      undefined,
      "null",
      '"x"',
      "5",
      "[]",
      "{}",
      '[{"attributes":1,"type":"Root"}]',
      "true",
    ]);
  const pairs: [string, string][] = [];
  const often = (key: string, values: string[], times = 2) => {
    if (!random.oneIn(times)) pairs.push([`"${key}"`, random.oneIn(3) ? random.pick(values) : values[0]!]);
  };
  often(
    "type",
    [
      '"AssumedRole"',
      '"IAMUser"',
      '"Root"',
      '"AWSService"',
      '"R\\u006fot"',
      '"AWSAccount"',
      '"IdentityCenterUser"',
      "null",
      "5",
    ],
    8,
  );
  often("principalId", ['"AROAEXAMPLE:me"', '"AROAEXAMPLE:you"', '"x"', "null"]);
  often("arn", [
    '"arn:aws:sts::111122223333:assumed-role/Deployer/me"',
    '"arn:aws:sts::111122223333:assumed-role/Deployer/you"',
    '""',
  ]);
  often("accountId", ['"111122223333"', '"444455556666"', "5"]);
  const keyAt = random.oneIn(4) ? pairs.length : 0;
  if (!random.oneIn(3))
    pairs.splice(keyAt, 0, [random.oneIn(12) ? '"accessKeyI\\u0064"' : '"accessKeyId"', accessKey(random)]);
  often("userName", ['"alice"', '"bob"', '"HIDDEN_DUE_TO_SECURITY_REASONS"', '"password=hunter22"', '""']);
  often(
    "invokedBy",
    [
      '"cloudformation.amazonaws.com"',
      '"AWS Internal"',
      '"signin.amazonaws.com"',
      '"AWS Internal "',
      '""',
      "null",
      "5",
      `"${"i".repeat(235 + random.int(6))}"`,
    ],
    1 + random.int(2),
  );
  if (!random.oneIn(4)) pairs.push(['"sessionContext"', sessionContext(random)]);
  often("onBehalfOf", ['{"userId":"u-1"}', '{"userId":"u-2","attributes":"x"}', "null"], 1 + random.int(3));
  if (random.oneIn(12))
    pairs.push(
      random.pick([
        ['"attributes"', '"x"'],
        ['"\\u0074ype"', '"Root"'],
        ['"type"', '"Root"'],
        ['"invokedBy"', '"x.amazonaws.com"'],
        ['"accessKeyId"', '"y"'],
        ['"pad"', `"${"p".repeat(random.int(900))}"`],
        ['"inScopeOf"', '{"attributes":{"a":[1]},"attributes":2}'],
      ]),
    );
  if (random.oneIn(12)) pairs.reverse();
  return object(pairs, random);
}

function accessKey(random: Random): string {
  return random.oneIn(12)
    ? random.pick(["null", '{"attributes":5}', "[]", '"a\\"b"', '{"type":"Root"}'])
    : `"ASIA${String(random.int(50))}"`;
}

function sessionContext(random: Random): string {
  if (random.oneIn(12)) return random.pick(["null", '"x"', "[]", '[{"attributes":1,"sourceIdentity":"no"}]']);
  const pairs: [string, string][] = [];
  if (!random.oneIn(4)) {
    const arn = random.pick([
      "arn:aws:iam::111122223333:role/Deployer",
      "arn:aws:iam::111122223333:role/cloudtrail-changes/reader",
      "arn:aws:iam::111122223333:role/Own",
    ]);
    const more = random.oneIn(6) ? ',"attributes":{"sourceIdentity":"inner"}' : "";
    pairs.push(['"sessionIssuer"', `{"type":"Role","arn":"${arn}","userName":"Deployer"${more}}`]);
  }
  if (!random.oneIn(3))
    pairs.push([
      random.oneIn(15) ? '"attribute\\u0073"' : '"attributes"',
      `{"creationDate":"2026-03-04T0${String(random.int(10))}:00:00Z"}`,
    ]);
  if (random.oneIn(4)) pairs.push(['"sourceIdentity"', random.pick(['"carol"', '"dave"', '""', "null"])]);
  if (random.oneIn(15)) pairs.push(['"attributes"', "null"]);
  if (random.oneIn(4)) pairs.reverse();
  return object(pairs, random);
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
