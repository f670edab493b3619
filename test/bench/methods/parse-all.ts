// What a straightforward program does: gunzip, JSON.parse of everything, then the same decisions (and no bodies).
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createDecider } from "../../../runtime/changes/decide";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { collector } from "./outcome";

const { decide } = createDecider();
const found = collector();
const text = gunzipSync(readFileSync(process.argv[2] ?? "")).toString();
for (const record of (JSON.parse(text) as { Records: CloudTrailRecord[] }).Records) {
  if (decide(record).decision === "keep") found.add(record.eventID ?? "");
}
found.print();
