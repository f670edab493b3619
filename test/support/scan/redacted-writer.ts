import { REDACTED } from "../../../runtime/changes/redaction-mark";
import { type RedactedFields, REDACTED_FIELDS } from "../../../runtime/changes/redaction-table";
import type { Random } from "./random";

/** Rows of the table that name a service. */
export const REDACTED_ROWS: readonly RedactedFields[] = REDACTED_FIELDS.filter(
  ({ source }) => source !== "*",
);

/** A file of records so much alike that most bodies are put together of what was said of those before. */
export function writeRedactedFile(random: Random): Buffer {
  const rows = Array.from({ length: 1 + random.int(2) }, () => random.pick(REDACTED_ROWS));
  const records = Array.from({ length: 1 + random.int(16) }, (_, place) => {
    const row = random.pick(rows);
    return recordOf(row.source, eventOf(row, random), writeRedacted(row, random), `id-${String(place)}`);
  });
  return Buffer.from(`{"Records":[${records.join(",")}]}`);
}

/** A record that has all that a change needs, whatever its request parameters are. */
export function recordOf(source: string, name: string, parameters: string, id: string): string {
  return (
    `{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","userName":"alice","accountId":"111122223333"},` +
    `"eventTime":"2026-03-04T05:06:07Z","eventSource":"${source}.amazonaws.com","eventName":"${name}",` +
    `"awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.7","userAgent":"aws-cli/2.15","requestParameters":${parameters},` +
    `"responseElements":null,"eventID":"${id}","readOnly":false,"eventType":"AwsApiCall",` +
    `"recipientAccountId":"111122223333"}`
  );
}

/** One of a row's events; of every event, one of that service that no other row names. */
export function eventOf(row: RedactedFields, random: Random): string {
  return row.events === "*" ? "UpdateThing" : random.pick(row.events.split(" "));
}

/** Request parameters, compact JSON, in which the row's paths lead to something, nearly so, or nowhere. */
export function writeRedacted(row: RedactedFields, random: Random): string {
  const paths = row.paths.split(" ").map((path) => path.replace("/", "").split("."));
  return new RedactedWriter(random, paths).top();
}

class RedactedWriter {
  private readonly names: string[];

  constructor(
    private readonly random: Random,
    private readonly paths: string[][],
  ) {
    this.names = [
      ...paths.flat(),
      ...paths.flat(),
      "items",
      "Items",
      "name",
      "value",
      "key",
      "type",
      "settings",
    ];
  }

  top(): string {
    const { random } = this;
    const fields = [`"settings":${this.value(1)}`, `"list":${this.value(1)}`, `"count":3`];
    for (let count = random.int(3); count > 0; count--) fields.push(this.pathField());
    if (random.oneIn(4)) fields.push(`"${random.pick(["description", "id"])}":${this.leaf()}`);
    return object(fields);
  }

  /** A whole path at once, through lists and `items` now and then. */
  private pathField(): string {
    const { random } = this;
    const [first = "x", ...rest] = random.pick(this.paths);
    const inner = rest.reduceRight(
      (json, segment) => this.wrapped(`{"${this.spelt(segment)}":${json}}`),
      this.value(2),
    );
    return `"${this.spelt(first)}":${inner}`;
  }

  private wrapped(json: string): string {
    return this.random.pick([json, json, `[${json}]`, `{"items":[${json},${json}]}`, `[true,${json}]`]);
  }

  private value(depth: number): string {
    const { random } = this;
    const kind = random.int(depth > 4 ? 3 : 10);
    if (kind < 3) return this.leaf();
    if (kind === 3) return this.pair(depth);
    if (kind === 4)
      return `[${this.pair(depth)},${random.oneIn(3) ? this.value(depth + 1) : this.pair(depth)}]`;
    if (kind === 5) return `[[${this.pair(depth)}],${this.leaf()}]`;
    if (kind === 6) return list(random.int(3), () => this.value(depth + 1));
    if (kind === 7) return object([this.pathField()]);
    return object(Array.from({ length: random.int(4) }, () => `"${this.key()}":${this.value(depth + 1)}`));
  }

  private pair(depth: number): string {
    const { random } = this;
    const name = random.pick(["name", "Name", "key", "KEY", "nme", "items"]);
    const value = random.pick(["value", "Value", "VALUE", "valve"]);
    const fields = [
      `"${name}":${random.oneIn(6) ? this.value(depth + 1) : random.pick(STRINGS)}`,
      `"${value}":${random.oneIn(4) ? this.value(depth + 2) : this.leaf()}`,
    ];
    if (random.oneIn(3)) fields.push(`"${random.pick(["type", "Type", "keys"])}":${this.leaf()}`);
    return object(random.oneIn(2) ? fields : fields.reverse());
  }

  private leaf(): string {
    const { random } = this;
    if (random.oneIn(60)) return this.long();
    return random.oneIn(3) ? random.pick(OTHERS) : random.pick(STRINGS);
  }

  /** As long as a tag's value may be, or a little more or less, before it is redacted or after. */
  private long(): string {
    const { random } = this;
    if (random.oneIn(2)) return `"${"v".repeat(4_080 + random.int(20))}"`;
    return `["a",${"7,".repeat(300 + random.int(20))}true]`;
  }

  private key(): string {
    const { random } = this;
    return random.oneIn(4) ? `other${String(random.int(9))}` : this.spelt(random.pick(this.names));
  }

  private spelt(name: string): string {
    const { random } = this;
    if (!random.oneIn(4)) return name;
    return random.pick([
      name.toLowerCase(),
      name.toUpperCase(),
      name[0]!.toUpperCase() + name.slice(1),
      `${name}s`,
    ]);
  }
}

/** No name twice: of such an object JSON.parse keeps the last value. */
function object(fields: string[]): string {
  const byName = new Map(fields.map((field) => [field.slice(0, field.indexOf(":")), field]));
  return `{${[...byName.values()].join(",")}}`;
}

function list(count: number, element: () => string): string {
  return `[${Array.from({ length: count }, element).join(",")}]`;
}

const STRINGS = [
  '"x"', '"plain text"', '""', '"*"', '"****"', '"** *"', `"${REDACTED}"`, '"true"', '"True"', '"days"', '"hours "',
  '"HIDDEN_DUE_TO_SECURITY_REASONS"', '"hidden_due_to_security_reasons"', '"<sensitiveDataRemoved>"', '"a\\"b\\\\"',
  '"\\n"', '"{\\"value\\":\\"x\\"}"', '"[1,2]"', '"a]}"',
]; // prettier-ignore

const OTHERS = [
  "true", "false", "null", "0", "17", "-5", "123456789012345", "[]", "{}", "[1]", "[45,-45,0]", "[1,true]", "[null]",
  '[1,"x",2]', "[[1,2],[3]]", '{"hb":[45,45],"offset":0}', '{"hb":"x"}', '{"HB":[1]}', '[{"hb":[1,2]}]',
]; // prettier-ignore
