import type { CloudTrailRecord, UserIdentity } from "./record";

/**
 * A record of which only those fields were read that decide whether it is a change and what the change says; the
 * others are undefined here, though the record may have them. `whole` gives them all.
 */
export class OutlinedRecord implements CloudTrailRecord {
  [key: string]: unknown;
  userIdentity?: UserIdentity | null;
  eventTime?: string;
  eventSource?: string;
  eventName?: string;
  awsRegion?: string;
  sourceIPAddress?: string;
  userAgent?: string | null;
  errorCode?: string | null;
  errorMessage?: string | null;
  requestParameters?: unknown;
  serviceEventDetails?: unknown;
  eventID?: string;
  readOnly?: boolean | string | null;
  resources?: unknown;
  eventType?: string;
  managementEvent?: boolean | string;
  eventCategory?: string;
  recipientAccountId?: string;
  sessionCredentialFromConsole?: boolean | string | number;
  addendum?: unknown;

  readonly #text: string;

  /** `text`: the record as it stands in the file; it must be JSON. */
  constructor(text: string) {
    this.#text = text;
  }

  /** Length of the record as it stands in the file. */
  get characters(): number {
    return this.#text.length;
  }

  /** The record with all its fields. */
  whole(): CloudTrailRecord {
    return JSON.parse(this.#text) as CloudTrailRecord;
  }
}

/** The fields of an object, none of them null, as JSON.stringify writes them. */
export class FieldTexts {
  readonly keys: string[] = [];
  /** Compact JSON. */
  readonly values: string[] = [];

  /** `json`: the object as it stands in the file. */
  constructor(readonly json: string) {}

  add(key: string, json: string): void {
    this.keys.push(key);
    this.values.push(json);
  }

  /** Strings as they are, every other value as compact JSON. */
  text(place: number): string {
    const json = this.values[place]!;
    if (json[0] !== '"') return json;
    return json.includes("\\") ? (JSON.parse(json) as string) : json.slice(1, -1);
  }
}
