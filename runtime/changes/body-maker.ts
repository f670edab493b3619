import type { CloudTrailRecord } from "../cloudtrail/record";
import type { RecordMaker } from "../cloudtrail/record-maker";
import { changeBody } from "./body";
import type { DropReason } from "./drop-reasons";
import { HINT_TABLE } from "./hints";
import { agentTexts, callerTexts, eventTexts, isPlainTag, regionTexts } from "./outlined-body";
import { redactedPaths } from "./redact";
import { MARKS } from "./redaction-mark";

/** Makes bodies of the records that `drop` keeps. `apart`: the same in parts, when it has them. */
export function bodyMaker(
  drop: (record: CloudTrailRecord) => DropReason | undefined,
  apart?: RecordMaker["apart"],
): RecordMaker {
  return {
    drop,
    apart,
    body: changeBody,
    callerPart: callerTexts,
    regionPart: regionTexts,
    agentPart: agentTexts,
    eventPart: (record) => {
      const texts = eventTexts(record);
      return texts && { texts, redacts: redactedPaths(record) };
    },
    isPlainTag,
    hints: HINT_TABLE,
    marks: MARKS,
  };
}

/** Only decides: makes nothing of the records that `drop` keeps. */
export function verdictMaker(...decides: Parameters<typeof bodyMaker>): RecordMaker {
  return { ...bodyMaker(...decides), verdictsOnly: true };
}
