import { holdsHint } from "./hints";
import { CHANGE_LIMITS } from "./change-limits";

/** What a record's key becomes as a tag's name. */
export interface TagName {
  /** Only letters, digits, `_` and `-`. */
  name: string;
  /** False when characters were replaced or cut, so that another key may have become the same name. */
  exact: boolean;
  /** The key itself may hold a secret, or says that its value is one. */
  suspicious: boolean;
  /** As a further member of a JSON object: `,"name":`. */
  written: string;
}

const MOST_CACHED = 4_096;

/**
 * Tag names of one prefix. Keys repeat from record to record, so they are kept; how many is bounded, because keys
 * come from a stranger.
 */
export class TagNames {
  private readonly cached = new Map<string, TagName>();

  constructor(private readonly prefix: string) {}

  of(key: string): TagName {
    const known = this.cached.get(key);
    if (known !== undefined) return known;
    const made = tagName(this.prefix, key);
    if (this.cached.size < MOST_CACHED && key.length <= CHANGE_LIMITS.nameCharacters)
      this.cached.set(key, made);
    return made;
  }
}

function tagName(prefix: string, key: string): TagName {
  const whole = prefix + key.replace(/[^A-Za-z0-9_-]/g, "_");
  const name = whole.slice(0, CHANGE_LIMITS.nameCharacters);
  // Quoted as in JSON, so that the hints see the key as they see a nested one.
  return { name, exact: name === prefix + key, suspicious: holdsHint(`"${key}"`), written: `,"${name}":` };
}
