/**
 * Limits of one change. BigPanda publishes none for the body, the number of tags or a tag's length
 * (https://docs.bigpanda.io/reference/create-or-update-a-change), so these are ours: wide enough for nearly
 * every record, small enough that a change always fits one message of a queue.
 */
export interface ChangeLimits {
  /** Longest tag value in UTF-16 code units, with its mark. Defaults to 4,096. */
  valueCharacters: number;
  /** Longest tag name in characters. Defaults to 128. */
  nameCharacters: number;
  /** Most tags of one change, with the mark tag. Defaults to 200. */
  tags: number;
  /**
   * Largest JSON body in bytes of UTF-8. Defaults to 245,760 (240 KiB): with the envelope around it, below the
   * 262,144 bytes that a queue made before SQS raised its limit still has.
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
   */
  bodyBytes: number;
}

export const CHANGE_LIMITS: ChangeLimits = {
  valueCharacters: 4_096,
  nameCharacters: 128,
  tags: 200,
  bodyBytes: 245_760,
};

/** Longest `identifier` and `summary` in UTF-16 code units. CloudTrail's event ids are GUIDs of 36. */
export const HEADLINE_CHARACTERS = 512;

/** The tag that says how many tags were left out; absent when none was. */
export const LEFT_OUT_TAG = "tags_left_out";
