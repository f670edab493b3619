import { JsonWriter } from "./json-writer";
import type { Random } from "./random";

export interface WrittenFile {
  bytes: Buffer;
  /** The texts of the arrays named `Records`, as bytes, in order. Mostly one. */
  arrays: Buffer[];
  /** Where each element stands in the file: first byte and the byte behind the last. */
  elements: { start: number; end: number }[];
}

/** Writes a valid JSON file that holds (mostly) a `Records` array. */
export function writeTrailFile(random: Random): WrittenFile {
  const writer = new JsonWriter(random, random.pick(["none", "none", "some", "much"] as const));
  const file = new FileText();
  file.add(writer.space() + "{");
  const others = random.oneIn(3) ? random.int(3) : 0;
  const order = ["records", ...Array<string>(others).fill("other")];
  if (random.oneIn(40)) order.push("records");
  if (random.oneIn(60)) order.splice(order.indexOf("records"), 1, "strange");
  for (let rest = order; rest.length > 0;) {
    const [kind] = rest.splice(random.int(rest.length), 1);
    writeMember(file, writer, kind!);
    file.add(writer.space() + (rest.length > 0 ? "," : ""));
  }
  file.add("}" + writer.space());
  return file.written();
}

function writeMember(file: FileText, writer: JsonWriter, kind: string): void {
  const { random } = writer;
  if (kind === "records") {
    const key = random.oneIn(30) ? '"\\u0052ecords"' : '"Records"';
    file.add(writer.space() + key + writer.space() + ":" + writer.space());
    writeRecords(file, writer);
  } else {
    const key =
      kind === "strange" ? '"Records"' : random.pick(['"a"', '"records"', '"R\\"ecords"', '""', '"\\\\"']);
    const value = kind === "strange" ? random.pick(["null", "{}", '"x"', "17", "true"]) : writer.value(1);
    file.add(writer.space() + key + writer.space() + ":" + writer.space() + value);
  }
}

function writeRecords(file: FileText, writer: JsonWriter): void {
  const { random } = writer;
  file.beginArray();
  const count = random.oneIn(30) ? random.int(30) : random.int(6);
  for (let i = 0; i < count; i++) {
    if (i > 0) file.add(",");
    file.add(writer.space());
    file.element(random.oneIn(60) ? notAnObject(writer) : recordText(writer));
    file.add(writer.space());
  }
  file.endArray();
}

function notAnObject(writer: JsonWriter): string {
  const { random } = writer;
  return random.oneIn(2) ? random.pick(["null", "1", "true", '"x,y"', "[]"]) : writer.array(random.int(3), 2);
}

/** A record: usual keys in the usual or any order, any others, and `readOnly` in one of its many forms. */
function recordText(writer: JsonWriter): string {
  const { random } = writer;
  if (random.oneIn(2000)) return nested(random.pick([511, 512, 513, 700]));
  const pairs: [string, string][] = [];
  if (!random.oneIn(5)) {
    pairs.push(['"eventVersion"', '"1.08"']);
    for (const key of ["eventTime", "eventSource", "eventName", "eventID"]) pairs.push([`"${key}"`, '"x"']);
  }
  pairs.push(...writer.pairs(random.int(4), 1), ...readOnlyPairs(random));
  if (random.oneIn(3)) shuffle(pairs, random);
  return writer.object(pairs);
}

function readOnlyPairs(random: Random): [string, string][] {
  const pair = (): [string, string] => [
    random.oneIn(12)
      ? random.pick(['"read\\u004fnly"', '"\\u0072eadOnly"', '"readOnl\\u0079"'])
      : '"readOnly"',
    random.pick([
      "true",
      "true",
      "true",
      "true",
      "false",
      "false",
      "null",
      '"true"',
      '"false"',
      "1",
      "{}",
      "[true]",
    ]),
  ];
  if (random.oneIn(10)) return [];
  return random.oneIn(10) ? [pair(), pair()] : [pair()];
}

function nested(levels: number): string {
  return '{"a":' + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
}

function shuffle<T>(items: T[], random: Random): void {
  for (let i = items.length - 1; i > 0; i--) {
    const other = random.int(i + 1);
    [items[i], items[other]] = [items[other]!, items[i]!];
  }
}

/** The text so far, and where its arrays and elements stand. */
class FileText {
  private text = "";
  private arrayStart = 0;
  private readonly arrays: Buffer[] = [];
  private readonly elements: { start: number; end: number }[] = [];

  add(text: string): void {
    this.text += text;
  }

  beginArray(): void {
    this.arrayStart = this.text.length;
    this.text += "[";
  }

  element(text: string): void {
    this.elements.push({ start: this.text.length, end: this.text.length + text.length });
    this.text += text;
  }

  endArray(): void {
    this.text += "]";
    this.arrays.push(Buffer.from(this.text.slice(this.arrayStart), "latin1"));
  }

  written(): WrittenFile {
    return { bytes: Buffer.from(this.text, "latin1"), arrays: this.arrays, elements: this.elements };
  }
}
