/**
 * Says at once what becomes of a record like others before it: that it is dropped, or the JSON of its change. What
 * the caller said of four parts is remembered: who called, with what, from which region, and what was called; a change
 * is put together of their texts and of what is the record's own: id, time, address, parameters. In doubt nothing is
 * said.
 */

import { COMPOSED, DROPPED } from "./flags";
import { mayHint } from "./hints";
import { flagsOf } from "./known";
import {
  agentPart,
  callerPart,
  decisionOn,
  eventPart,
  LENGTHS,
  regionPart,
  SAID,
  TEXTS,
  VERDICT,
  VERDICTS,
} from "./parts";
import {
  ADDENDUM,
  ADDRESS,
  BODY,
  CHILD_BYTES,
  CHILDREN,
  DETAILS,
  EVENT_ID,
  EVENT_TIME,
  MAX_VALUE,
  OUTCOME,
  PARAMETERS,
  SCRATCH,
  WINDOW,
} from "./places";
import { redactField } from "./redact";
import { resourceTags } from "./resources";
import { behind, isThere, start } from "./slots";
import { seconds } from "./time";
import { decimal, quoted, text } from "./write";

// What the caller said of a part. Of an event every greater number is the place of the paths that must be redacted.
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
const MAX_ADDRESS: usize = 256;
/** Bytes of a body behind which a value is not redacted here: numbers grow by it. No body gets longer than 64 KiB. */
const MAX_BEFORE: usize = 24576;

/** Where the next body is written. */
export let bodyPlace: usize = BODY;

let caller: usize = 0;
let agent: usize = 0;
let region: usize = 0;
let event: usize = 0;

export function composeAt(place: usize): void {
  bodyPlace = place;
}

/** `plain`: the parameters are as JSON.stringify writes them. 0: nothing is said. */
export function compose(size: i32, plain: bool, children: i32, verdictOnly: bool): i32 {
  memory.fill(OUTCOME, 0, 24);
  if (start(ADDENDUM) != 0 || isThere(DETAILS)) return 0;
  caller = callerPart();
  agent = agentPart();
  region = regionPart();
  event = eventPart();
  if (caller == 0 || agent == 0 || region == 0 || event == 0) return 0;
  const decision = decisionOn(caller, agent, region, event);
  store<u32>(OUTCOME, <u32>caller);
  store<u32>(OUTCOME + 4, <u32>agent);
  store<u32>(OUTCOME + 8, <u32>region);
  store<u32>(OUTCOME + 12, <u32>event);
  store<u32>(OUTCOME + 16, <u32>decision);
  if (!plain || (children < 0 && isThere(PARAMETERS)) || !hasUsualId()) return 0;
  const flags = flagsOfKeys(children);
  const verdict = verdictOf(decision);
  if (verdict == 0 || !(flags & DECIDES_NOTHING)) return 0;
  if (verdict != KEEP) return DROPPED | (<i32>verdict << 8);
  if (verdictOnly) return COMPOSED;
  if (!(flags & IS_TAG) || size > MAX_CHARACTERS) return 0;
  if (load<u32>(caller + SAID) != TAUGHT || load<u32>(agent + SAID) != TAUGHT) return 0;
  const said = load<u32>(event + SAID);
  if (load<u32>(region + SAID) != TAUGHT || said == 0 || said == NOT_TAUGHT) return 0;
  const length = body(children, said == TAUGHT ? 0 : <usize>said);
  return length == 0 ? 0 : COMPOSED | (length << 8);
}

/** What all keys of the parameters have in common. */
function flagsOfKeys(children: i32): u32 {
  let flags = DECIDES_NOTHING | IS_TAG;
  for (let child = 0; child < children; child++) {
    const entry = CHILDREN + <usize>child * CHILD_BYTES;
    const said = flagsOf(WINDOW + <usize>load<u32>(entry), WINDOW + <usize>load<u32>(entry + 4));
    const isFalse = load<u8>(WINDOW + <usize>load<u32>(entry + 12)) == 0x66;
    flags &= said & DECIDES_IF_TRUE && isFalse ? said | DECIDES_NOTHING : said;
  }
  return flags;
}

/** The caller may be enough to drop a record, before or after the event is; else all parts decide. 0: not known. */
function verdictOf(decision: usize): u32 {
  const first = load<u32>(caller + VERDICTS);
  const ofEvent = load<u32>(event + VERDICTS);
  if (first == 0 || ofEvent == 0) return load<u32>(decision + VERDICT);
  if (first != KEEP) return first;
  return ofEvent != KEEP ? ofEvent : load<u32>(caller + VERDICTS + 4);
}

/** Only letters, digits and hyphens, in quotes: nothing in it needs an escape. */
function hasUsualId(): bool {
  const from = start(EVENT_ID);
  if (from == 0 || load<u8>(from) != 0x22) return false;
  const to = behind(EVENT_ID) - 1;
  if (to - from < 2 || to - from > MAX_ID + 1) return false;
  for (let p = from + 1; p < to; p++) {
    const byte = <u32>load<u8>(p);
    if (byte - 0x30 > 9 && (byte | 0x20) - 0x61 > 25 && byte != 0x2d) return false;
  }
  return true;
}

/** Writes the body and returns its length; 0 when something in it must be looked at. */
function body(children: i32, paths: usize): i32 {
  const id = start(EVENT_ID) + 1;
  const idBytes = behind(EVENT_ID) - 1 - id;
  if (mayHint(id, id + idBytes)) return 0;
  const time = start(EVENT_TIME);
  const when = time == 0 ? 0 : seconds(time, behind(EVENT_TIME) - time);
  if (when == 0) return 0;

  store<u64>(bodyPlace, 0x69746e656469227b); // {"identi
  store<u64>(bodyPlace + 7, 0x223a227265696669); // ifier":"
  let out = text(bodyPlace + 15, id, idBytes);
  out = textOf(out, event, 0);
  const digits = out;
  out = decimal(out, when);
  const digitBytes = out - digits;
  store<u64>(out, 0x3a22646e65222c); // ,"end":
  out = text(out + 7, digits, digitBytes);
  if (load<u32>(region + LENGTHS) != 0) {
    out = textOf(out, region, 0);
    out = text(out, id, idBytes);
    store<u8>(out++, 0x22);
  }
  out = textOf(out, caller, 0);
  out = textOf(out, region, 1);
  out = textOf(out, event, 1);
  out = address(out);
  if (out == 0) return 0;
  out = textOf(out, agent, 0);
  out = textOf(out, event, 2);
  out = parameters(out, children, paths);
  if (out == 0) return 0;
  out = resourceTags(out);
  if (out == 0) return 0;
  store<u16>(out, 0x7d7d);
  store<u32>(OUTCOME + 20, <u32>idBytes);
  return <i32>(out + 2 - bodyPlace);
}

/** One of the three texts of a part. */
function textOf(out: usize, part: usize, place: usize): usize {
  let from = part + TEXTS;
  for (let before: usize = 0; before < place; before++) from += <usize>load<u32>(part + LENGTHS + before * 4);
  return text(out, from, <usize>load<u32>(part + LENGTHS + place * 4));
}

/** The tag of the address, as it stands in the record; 0 when it must be looked at. */
function address(out: usize): usize {
  if (!isThere(ADDRESS)) return out;
  const from = start(ADDRESS);
  const to = behind(ADDRESS);
  if (load<u8>(from) != 0x22 || to - from > MAX_ADDRESS) return 0;
  if (to - from == 2) return out;
  for (let p = from + 1; p < to - 1; p++) if (load<u8>(p) == 0x5c) return 0;
  if (mayHint(from, to)) return 0;
  store<u64>(out, 0x5f656372756f7322); // "source_
  store<u32>(out + 8, 0x3a227069); // ip":
  out = text(out + 12, from, to - from);
  store<u8>(out++, 0x2c);
  return out;
}

/** `,"rp_name":"value"` for each parameter; 0 when one must be looked at. */
function parameters(out: usize, children: i32, paths: usize): usize {
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
  return out;
}
