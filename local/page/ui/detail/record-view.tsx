import type { ShownRecord } from "../../api";
import { CopyButton } from "../support/copy-button";
import { JsonView } from "../support/json-view";
import { plural } from "../support/numbers";
import { Stranger } from "../support/row-words";

/** A record as CloudTrail wrote it, but for its secrets, and where it stands. */
export function RecordView({ record }: { record: ShownRecord }) {
  const redacted = record.redactions.length;
  return (
    <>
      <div class="json-head">
        <p class="note">
          Record {record.index} of{" "}
          <span class="path" title={record.bucket}>
            <Stranger text={`s3://${record.bucket}/${record.key}`} />
          </span>
          . {redacted === 0 ? "Nothing in it was redacted." : `${plural(redacted, "value")} redacted.`}
        </p>
        <CopyButton text={JSON.stringify(record.json, null, 2)} what="Copy JSON" />
      </div>
      <JsonView value={record.json} label="Record as JSON" redactions={record.redactions} />
    </>
  );
}
