import { LEFT_OUT_TAG, type ChangeLimits } from "./change-limits";
import { holdsHint, knownHoldsHint } from "./hints";
import type { TagName } from "./tag-names";
import { truncate } from "./truncate";

/**
 * The tags of one change while they are gathered: strings within the limits, no two under one name. A name that
 * is free in the record keeps it; names that became equal by replaced characters get `_2`, `_3` …
 */
export class Tags {
  readonly values: Record<string, string> = {};
  /** UTF-16 code units of all names and values. */
  characters = 0;
  /** Some value or name may hold a secret: the redactor must look closer. */
  suspicious = false;

  private count = 0;
  private leftOut = 0;
  private readonly nextNumbers = new Map<string, number>();
  private inexact: { name: string; value: string }[] = [];

  constructor(private readonly limits: ChangeLimits) {}

  /** Sets one of the fixed tags; an absent value sets none. Their values repeat from record to record. */
  set(name: string, value: string | undefined): void {
    if (value !== undefined) this.put(name, value, knownHoldsHint);
  }

  /** Adds the tag of a record's key, whatever JSON value it has; null adds none. */
  add(tagName: TagName, value: unknown): void {
    if (value === null || value === undefined) return;
    if (tagName.suspicious) this.suspicious = true;
    const text = tagText(value);
    if (tagName.exact) this.put(tagName.name, text);
    else this.inexact.push({ name: tagName.name, value: text });
  }

  /** The tags, once all are added. */
  finish(): Record<string, string> {
    for (const { name, value } of this.inexact) this.put(this.isFull() ? name : this.freeName(name), value);
    this.inexact = [];
    if (this.leftOut > 0) this.values[LEFT_OUT_TAG] = String(this.leftOut);
    return this.values;
  }

  private put(name: string, value: string, scan = holdsHint): void {
    if (this.isFull()) {
      this.leftOut += 1;
      return;
    }
    this.count += 1;
    if (!this.suspicious && scan(value)) this.suspicious = true;
    const kept = truncate(value, this.limits.valueCharacters);
    this.characters += name.length + kept.length;
    this.values[name] = kept;
  }

  /** One place is kept for the tag that says what was left out. */
  private isFull(): boolean {
    return this.count >= this.limits.tags - 1;
  }

  /** The next number of each name is kept: many keys may become one name. */
  private freeName(name: string): string {
    let free = name;
    let number = this.nextNumbers.get(name) ?? 2;
    for (; Object.hasOwn(this.values, free); number += 1) {
      const suffix = `_${number}`;
      free = name.slice(0, this.limits.nameCharacters - suffix.length) + suffix;
    }
    this.nextNumbers.set(name, number);
    return free;
  }
}

/** Strings as they are, everything else as compact JSON. */
function tagText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    // Only depth can make JSON.stringify fail on what JSON.parse gave.
    return "[not shown: nested too deeply]";
  }
}
