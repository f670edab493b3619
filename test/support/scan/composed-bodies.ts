import { bodyMaker } from "../../../runtime/changes/body-maker";
import { toChange } from "../../../runtime/changes/to-change";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import type { MadeRecord, RecordMaker } from "../../../runtime/cloudtrail/record-maker";
import { createKernelFinder } from "../../../runtime/cloudtrail/scan/kernel-finder";
import { scanBytes } from "./scan-bytes";

/**
 * Reads records, given as they stand in a file, into bodies, drops none, and compares each body with the change's JSON;
 * returns those that the kernel composed, without JavaScript. It remembers what it was told from call to call.
 */
export function bodyComposer(): (texts: readonly string[]) => string[] {
  const finder = createKernelFinder()!;
  const leftToJavaScript = new Set<string>();
  const usual = bodyMaker(() => undefined);
  const maker: RecordMaker = {
    ...usual,
    body: (record) => {
      leftToJavaScript.add(record.eventID!);
      return usual.body(record);
    },
  };
  return (texts) => {
    leftToJavaScript.clear();
    const bytes = Buffer.from(`{"Records":[${texts.join(",")}]}`);
    const made = scanBytes(bytes, { finder, outlined: true, maker }).records.map(
      ({ record }) => record as MadeRecord,
    );
    expect(made.map(({ json }) => json)).toEqual(
      texts.map((text) => JSON.stringify(toChange(JSON.parse(text) as CloudTrailRecord))),
    );
    return made.filter(({ identifier }) => !leftToJavaScript.has(identifier)).map(({ json }) => json);
  };
}
