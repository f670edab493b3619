/**
 * Says at once what becomes of a record like others before it: that it is dropped, or the JSON of its change. What
 * the caller said of two parts is remembered: who called, from where (WHO), and what was called (WHAT); a change is
 * put together of their texts and of what is the record's own: id, time, parameters. In doubt nothing is said.
 */

import { mayHint } from "./hints";
import { flagsOf, hash, same } from "./known";
import {
  ADDENDUM,
  ADDRESS,
  AGENT,
  BODY,
  CATEGORY,
  CHILD_BYTES,
  CHILDREN,
  DETAILS,
  ERROR_CODE,
  ERROR_MESSAGE,
  EVENT_ID,
  EVENT_NAME,
  EVENT_SOURCE,
  EVENT_TIME,
  EVENT_TYPE,
  FROM_CONSOLE,
  IDENTITY,
  MANAGEMENT,
  MAX_VALUE,
  NUMBERS,
  OUTCOME,
  PAIRS,
  PARAMETERS,
  READ_ONLY,
  RECIPIENT,
  REGION,
  RESOURCES,
  SCRATCH,
  SLOT_BYTES,
  SLOTS,
  WHAT,
  WHO,
  WINDOW,
} from "./places";
import { redactField } from "./redact";
import { seconds } from "./time";
import { decimal, quoted, text } from "./write";

const TUPLE: usize = NUMBERS + 128;
const PARTS: i32 = 1024;
const WHO_BYTES: usize = 2048;
const WHO_NUMBERS: usize = 7 * 4;
const WHAT_BYTES: usize = 512;
const WHAT_NUMBERS: usize = 8 * 4;
const PAIR_COUNT: u32 = 4096;

// Of a part, behind its numbers: its id, what the caller said, three lengths, two verdicts, and the texts.
const SAID: usize = 4;
const LENGTHS: usize = 8;
const VERDICTS: usize = 20;
const TEXTS: usize = 28;

// The result, and behind bit 8 the drop's number or the body's length.
const DROPPED: i32 = 4;
const COMPOSED: i32 = 8;

// What the caller said of a part. Of WHAT every greater number is the place of the paths that must be redacted.
const TAUGHT: u32 = 1;
const NOT_TAUGHT: u32 = 2;
const KEEP: u32 = 1;

// What the caller said of a key.
const DECIDES_NOTHING: u32 = 1;
const IS_TAG: u32 = 2;
const DECIDES_IF_TRUE: u32 = 4;

/** Of longer records the limits of a change must be looked at. */
const MAX_CHARACTERS: i32 = 12288;
const MAX_ID: usize = 128;
/** Bytes of a body behind which a value is not redacted here: numbers grow by it. No body gets longer than 64 KiB. */
const MAX_BEFORE: usize = 24576;

let ids: u32 = 0;

/** Where the next body is written. */
export let bodyPlace: usize = BODY;

export function composeAt(place: usize): void {
  bodyPlace = place;
}

/** `usual`: all values were known before, and the parameters are as JSON.stringify writes them. 0: nothing is said. */
export function compose(size: i32, usual: bool, children: i32): i32 {
  memory.fill(OUTCOME, 0, 16);
  if (start(ADDENDUM) != 0 || isThere(DETAILS)) return 0;
  const who = whoCalls();
  const what = whatIsCalled();
  if (who == 0 || what == 0) return 0;
  const pair = pairOf(load<u32>(who + WHO_NUMBERS), load<u32>(what + WHAT_NUMBERS));
  store<u32>(OUTCOME, <u32>who);
  store<u32>(OUTCOME + 4, <u32>what);
  store<u32>(OUTCOME + 8, <u32>pair);
  if (!usual || (children < 0 && isThere(PARAMETERS)) || !hasUsualId()) return 0;
  let flags = DECIDES_NOTHING | IS_TAG;
  for (let child = 0; child < children; child++) {
    const entry = CHILDREN + <usize>child * CHILD_BYTES;
    const said = flagsOf(load<i32>(entry + 8));
    flags &= said & DECIDES_IF_TRUE && isFalse(load<u32>(entry + 12)) ? said | DECIDES_NOTHING : said;
  }
  const verdict = verdictOn(who + WHO_NUMBERS, what + WHAT_NUMBERS, pair);
  if (verdict == 0 || !(flags & DECIDES_NOTHING)) return 0;
  if (verdict != KEEP) return DROPPED | (<i32>verdict << 8);
  if (!(flags & IS_TAG) || size > MAX_CHARACTERS || isThere(RESOURCES)) return 0;
  const said = load<u32>(what + WHAT_NUMBERS + SAID);
  if (load<u32>(who + WHO_NUMBERS + SAID) != TAUGHT || said == 0 || said == NOT_TAUGHT) return 0;
  const paths = said == TAUGHT ? 0 : <usize>said;
  const length = body(who + WHO_NUMBERS, what + WHAT_NUMBERS, children, paths);
  return length == 0 ? 0 : COMPOSED | (length << 8);
}

/** Forgets what was decided. */
export function forgetDecisions(): void {
  memory.fill(PAIRS, 0, <usize>PAIR_COUNT * 16);
  for (let entry = 0; entry < PARTS; entry++) {
    const who = WHO + <usize>entry * WHO_BYTES + WHO_NUMBERS;
    const what = WHAT + <usize>entry * WHAT_BYTES + WHAT_NUMBERS;
    if (load<u32>(who) != 0) store<u64>(who + VERDICTS, 0);
    if (load<u32>(what) != 0) store<u64>(what + VERDICTS, 0);
  }
}

/** The caller may be enough to drop a record, before or after the event is; else the pair decides. 0: not known. */
function verdictOn(who: usize, what: usize, pair: usize): u32 {
  const first = load<u32>(who + VERDICTS);
  const event = load<u32>(what + VERDICTS);
  if (first == 0 || event == 0) return load<u32>(pair + 8);
  if (first != KEEP) return first;
  return event != KEEP ? event : load<u32>(who + VERDICTS + 4);
}

function isFalse(place: u32): bool {
  return load<u8>(WINDOW + <usize>place) == 0x66;
}

function start(field: i32): usize {
  return <usize>load<u32>(SLOTS + <usize>field * SLOT_BYTES);
}

function behind(field: i32): usize {
  return WINDOW + <usize>load<u32>(SLOTS + <usize>field * SLOT_BYTES + 4);
}

/** Neither absent nor null. */
function isThere(field: i32): bool {
  return start(field) != 0 && load<u8>(WINDOW + start(field)) != 0x6e;
}

let kept: bool = true;
let tupleEnd: usize = TUPLE;

function addToTuple(field: i32): void {
  const number = load<u32>(NUMBERS + <usize>field * 4);
  if (number == 0 && start(field) != 0) kept = false;
  store<u32>(tupleEnd, number);
  tupleEnd += 4;
}

/** What the caller's tags depend on. */
function whoCalls(): usize {
  kept = true;
  tupleEnd = TUPLE;
  addToTuple(IDENTITY);
  addToTuple(RECIPIENT);
  addToTuple(REGION);
  addToTuple(ADDRESS);
  addToTuple(AGENT);
  addToTuple(EVENT_TYPE);
  addToTuple(FROM_CONSOLE);
  return kept ? part(WHO, WHO_BYTES, WHO_NUMBERS) : 0;
}

/** What, beside the caller, decisions depend on, and the other tags. */
function whatIsCalled(): usize {
  kept = true;
  tupleEnd = TUPLE;
  addToTuple(EVENT_SOURCE);
  addToTuple(EVENT_NAME);
  addToTuple(EVENT_TYPE);
  addToTuple(READ_ONLY);
  addToTuple(CATEGORY);
  addToTuple(MANAGEMENT);
  addToTuple(ERROR_CODE);
  store<u32>(tupleEnd, saysError() ? 1 : 0);
  return kept ? part(WHAT, WHAT_BYTES, WHAT_NUMBERS) : 0;
}

/** An error's message says no more than that there is one; "" and "null" say that there is none. */
function saysError(): bool {
  if (!isThere(ERROR_MESSAGE)) return false;
  const from = WINDOW + start(ERROR_MESSAGE);
  const length = behind(ERROR_MESSAGE) - from;
  if (load<u8>(from) != 0x22 || length > 6) return true;
  return length != 2 && !(length == 6 && load<u32>(from + 1) == 0x6c6c756e);
}

/**
 * The entry of these numbers. Each part may stand in two places, so that two callers who work at the same time do not
 * push each other out; when both are taken, what was said of one of the parts there is forgotten.
 */
function part(table: usize, bytes: usize, numbers: usize): usize {
  const place = <usize>(hash(TUPLE, TUPLE + numbers) & (PARTS - 1));
  const first = table + place * bytes;
  if (isPart(first, numbers)) return first;
  const second = table + (place ^ 1) * bytes;
  if (isPart(second, numbers)) return second;
  const entry = load<u32>(first + numbers) == 0 || (ids & 1) == 0 ? first : second;
  memory.copy(entry, TUPLE, numbers);
  store<u32>(entry + numbers, ++ids);
  store<u32>(entry + numbers + SAID, 0);
  store<u64>(entry + numbers + VERDICTS, 0);
  return entry;
}

function isPart(entry: usize, numbers: usize): bool {
  return load<u32>(entry + numbers) != 0 && same(entry, TUPLE, numbers);
}

function pairOf(who: u32, what: u32): usize {
  const entry = PAIRS + <usize>((((who * 0x9e3779b1) ^ (what * 0x85ebca6b)) >> 16) & (PAIR_COUNT - 1)) * 16;
  if (load<u32>(entry) == who && load<u32>(entry + 4) == what) return entry;
  store<u32>(entry, who);
  store<u32>(entry + 4, what);
  store<u32>(entry + 8, 0);
  return entry;
}

/** Only letters, digits and hyphens, in quotes: nothing in it needs an escape. */
function hasUsualId(): bool {
  const from = WINDOW + start(EVENT_ID);
  if (from == WINDOW || load<u8>(from) != 0x22) return false;
  const to = behind(EVENT_ID) - 1;
  if (to - from < 2 || to - from > MAX_ID + 1) return false;
  for (let p = from + 1; p < to; p++) {
    const byte = <u32>load<u8>(p);
    if (byte - 0x30 > 9 && (byte | 0x20) - 0x61 > 25 && byte != 0x2d) return false;
  }
  return true;
}

function body(who: usize, what: usize, children: i32, paths: usize): i32 {
  const id = WINDOW + start(EVENT_ID) + 1;
  const idBytes = behind(EVENT_ID) - 1 - id;
  if (mayHint(id, id + idBytes)) return 0;
  const time = WINDOW + start(EVENT_TIME);
  const when = seconds(time, behind(EVENT_TIME) - time);
  if (when == 0) return 0;
  const link = <usize>load<u32>(who + LENGTHS);
  const caller = <usize>load<u32>(who + LENGTHS + 4);
  const head = <usize>load<u32>(what + LENGTHS);
  const middle = <usize>load<u32>(what + LENGTHS + 4);
  const whoTexts = who + TEXTS;
  const whatTexts = what + TEXTS;

  store<u64>(bodyPlace, 0x69746e656469227b); // {"identi
  store<u64>(bodyPlace + 7, 0x223a227265696669); // ifier":"
  let out = text(bodyPlace + 15, id, idBytes);
  out = text(out, whatTexts, head);
  const digits = out;
  out = decimal(out, when);
  const digitBytes = out - digits;
  store<u64>(out, 0x3a22646e65222c); // ,"end":
  out = text(out + 7, digits, digitBytes);
  if (link != 0) {
    out = text(out, whoTexts, link);
    out = text(out, id, idBytes);
    store<u8>(out++, 0x22);
  }
  out = text(out, whoTexts + link, caller);
  out = text(out, whatTexts + head, middle);
  out = text(out, whoTexts + link + caller, <usize>load<u32>(who + LENGTHS + 8));
  out = text(out, whatTexts + head + middle, <usize>load<u32>(what + LENGTHS + 8));
  for (let child = 0; child < children; child++) {
    const entry = CHILDREN + <usize>child * CHILD_BYTES;
    let value = WINDOW + <usize>load<u32>(entry + 12);
    if (load<u8>(value) == 0x6e) continue;
    let valueEnd = WINDOW + <usize>load<u32>(entry + 16);
    const key = WINDOW + <usize>load<u32>(entry) + 1;
    const keyEnd = WINDOW + <usize>load<u32>(entry + 4);
    if (paths != 0) {
      const redacted = redactField(paths, key, keyEnd - 1, value, valueEnd);
      if (redacted < 0 || (redacted > 0 && out - bodyPlace > MAX_BEFORE)) return 0;
      if (redacted > 0) {
        value = SCRATCH;
        valueEnd = SCRATCH + redacted;
      }
    }
    if (valueEnd - value > MAX_VALUE || mayHint(value, valueEnd)) return 0;
    store<u64>(out, 0x5f7072222c); // ,"rp_
    out = text(out + 5, key, keyEnd - key);
    store<u8>(out++, 0x3a);
    out = load<u8>(value) == 0x22 ? text(out, value, valueEnd - value) : quoted(out, value, valueEnd);
  }
  store<u16>(out, 0x7d7d);
  store<u32>(OUTCOME + 12, <u32>idBytes);
  return <i32>(out + 2 - bodyPlace);
}
