/**
 * The parts of a record on which the decision and the body depend, and what the caller said of them. A part is known
 * by a tuple of numbers that stand for values: equal tuples, equal parts.
 */

import { identityNumber, invokedBy, invokedByEnd, type, typeEnd } from "./identity";
import { hash, longNumberOf, numberOf, same } from "./known";
import {
  AGENT,
  AGENTS,
  CALLERS,
  CATEGORY,
  DECISIONS,
  ERROR_CODE,
  ERROR_MESSAGE,
  EVENT_NAME,
  EVENT_SOURCE,
  EVENT_TYPE,
  EVENTS,
  FROM_CONSOLE,
  IDENTITY,
  MANAGEMENT,
  READ_ONLY,
  RECIPIENT,
  REGION,
  REGIONS,
  TUPLE,
} from "./places";
import { behind, isThere, start } from "./slots";

const CALLER_COUNT: i32 = 2048;
const CALLER_BYTES: usize = 512;
const AGENT_COUNT: i32 = 512;
const AGENT_BYTES: usize = 2048;
const EVENT_COUNT: i32 = 1024;
const EVENT_BYTES: usize = 512;
const REGION_COUNT: i32 = 64;
const REGION_BYTES: usize = 512;

// Of a part: its id, what the caller said, the lengths of three texts, two verdicts, its tuple, and the texts.
export const SAID: usize = 4;
export const LENGTHS: usize = 8;
export const VERDICTS: usize = 20;
const TUPLE_AT: usize = 28;
const TUPLE_BYTES: usize = 32;
export const TEXTS: usize = 64;

/** Places that a part may have. */
const WAYS: usize = 8;

const DECISION_COUNT: u32 = 4096;
const DECISION_BYTES: usize = 32;
/** Of a decision, behind the ids of the four parts. */
export const VERDICT: usize = 16;

const NO_ERROR: u32 = 1;
const AN_ERROR: u32 = 2;
/** Bytes of `null` when each letter is an escape such as `\u006e`, quotes included. */
const LONGEST_NULL: usize = 26;

let ids: u32 = 0;
let kept: bool = true;
let tupleEnd: usize = TUPLE;

/** Each returns the part's place; 0 when it is not known by what it is. */
export function callerPart(): usize {
  beginTuple();
  add(start(IDENTITY) == 0 ? 0 : identityNumber(), start(IDENTITY));
  addField(RECIPIENT);
  return part(CALLERS, CALLER_COUNT, CALLER_BYTES);
}

export function agentPart(): usize {
  beginTuple();
  add(start(AGENT) == 0 ? 0 : longNumberOf(start(AGENT), behind(AGENT)), start(AGENT));
  addField(EVENT_TYPE);
  addField(FROM_CONSOLE);
  addValue(invokedBy, invokedByEnd);
  addValue(type, typeEnd);
  return part(AGENTS, AGENT_COUNT, AGENT_BYTES);
}

export function regionPart(): usize {
  beginTuple();
  addField(REGION);
  return part(REGIONS, REGION_COUNT, REGION_BYTES);
}

export function eventPart(): usize {
  beginTuple();
  addField(EVENT_SOURCE);
  addField(EVENT_NAME);
  addField(EVENT_TYPE);
  addField(READ_ONLY);
  addField(CATEGORY);
  addField(MANAGEMENT);
  addField(ERROR_CODE);
  add(errorNumber(), start(ERROR_MESSAGE));
  return part(EVENTS, EVENT_COUNT, EVENT_BYTES);
}

/** Where the verdict on four parts together stands. */
export function decisionOn(caller: usize, agent: usize, region: usize, event: usize): usize {
  store<u32>(TUPLE, load<u32>(caller));
  store<u32>(TUPLE + 4, load<u32>(agent));
  store<u32>(TUPLE + 8, load<u32>(region));
  store<u32>(TUPLE + 12, load<u32>(event));
  const place = <u32>hash(TUPLE, TUPLE + VERDICT) & (DECISION_COUNT - 1);
  const entry = DECISIONS + <usize>place * DECISION_BYTES;
  if (same(entry, TUPLE, VERDICT)) return entry;
  memory.copy(entry, TUPLE, VERDICT);
  store<u32>(entry + VERDICT, 0);
  return entry;
}

/** Forgets what was decided. */
export function forgetDecisions(): void {
  memory.fill(DECISIONS, 0, <usize>DECISION_COUNT * DECISION_BYTES);
  forgetVerdicts(CALLERS, CALLER_COUNT, CALLER_BYTES);
  forgetVerdicts(EVENTS, EVENT_COUNT, EVENT_BYTES);
}

function forgetVerdicts(table: usize, count: i32, bytes: usize): void {
  for (let place: usize = 0; place < <usize>count; place++) store<u64>(table + place * bytes + VERDICTS, 0);
}

function beginTuple(): void {
  kept = true;
  tupleEnd = TUPLE;
  memory.fill(TUPLE, 0, TUPLE_BYTES);
}

/** `from`: where the value stands; 0 for an absent one, or one that is always known. */
function add(number: u32, from: usize): void {
  if (number == 0 && from != 0) kept = false;
  store<u32>(tupleEnd, number);
  tupleEnd += 4;
}

function addField(field: i32): void {
  addValue(start(field), behind(field));
}

function addValue(from: usize, to: usize): void {
  add(from == 0 ? 0 : numberOf(from, to), from);
}

/**
 * An error's message says no more than that there is one; "" and "null" say that there is none. 0 when it may be "null"
 * with escapes in it.
 */
function errorNumber(): u32 {
  if (!isThere(ERROR_MESSAGE)) return NO_ERROR;
  const from = start(ERROR_MESSAGE);
  const to = behind(ERROR_MESSAGE);
  if (load<u8>(from) != 0x22 || to - from > LONGEST_NULL) return AN_ERROR;
  for (let p = from; p < to; p++) if (load<u8>(p) == 0x5c) return 0;
  return to - from == 2 || (to - from == 6 && load<u32>(from + 1) == 0x6c6c756e) ? NO_ERROR : AN_ERROR;
}

/**
 * The part of this tuple. Each may stand in any of eight places, so that those who work at the same time do not push
 * each other out; when all are taken, what was said of one of the parts there is forgotten.
 */
function part(table: usize, count: i32, bytes: usize): usize {
  if (!kept) return 0;
  const place = <usize>(hash(TUPLE, TUPLE + TUPLE_BYTES) & (count - 1));
  let free: usize = 0;
  for (let other: usize = 0; other < WAYS; other++) {
    const entry = table + (place ^ other) * bytes;
    if (load<u32>(entry) == 0) free = entry;
    else if (same(entry + TUPLE_AT, TUPLE, TUPLE_BYTES)) return entry;
  }
  ids++;
  const entry = free != 0 ? free : table + (place ^ (<usize>ids & (WAYS - 1))) * bytes;
  store<u32>(entry, ids);
  store<u32>(entry + SAID, 0);
  store<u64>(entry + VERDICTS, 0);
  memory.copy(entry + TUPLE_AT, TUPLE, TUPLE_BYTES);
  return entry;
}
