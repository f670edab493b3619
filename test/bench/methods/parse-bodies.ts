// The same as parse-all, and the bodies too: what the whole path has at its end.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createDecider } from "../../../runtime/changes/decide";
import { toChange } from "../../../runtime/changes/to-change";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { collector } from "./outcome";

const { decide } = createDecider();
const found = collector();
const text = gunzipSync(readFileSync(process.argv[2] ?? "")).toString();
for (const record of (JSON.parse(text) as { Records: CloudTrailRecord[] }).Records) {
  if (decide(record).decision !== "keep") continue;
  const change = toChange(record);
  found.add(change.identifier, JSON.stringify(change));
}
found.print();
