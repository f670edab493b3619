import type { Upload } from "../../api";
import { momentAfter } from "../changed/moment";
import { Sum } from "../counts/sum";
import { number, plural, size } from "../support/numbers";
import { Stranger } from "../support/row-words";
import { withoutFilters, type Go } from "../support/route";

const STAGES = ["reading", "queued", "publishing", "done"] as const;
const SAID: Record<Upload["stage"], string> = {
  reading: "Looking through it for its accounts…",
  queued: "In the bucket; the processor was told of it…",
  publishing: "Read to its end; its changes are on their way…",
  done: "Done",
  failed: "Could not be used",
};

/** How far a file is, and the account of its records. */
export function UploadItem({ upload, go }: { upload: Upload; go: Go }) {
  const { account, damage, delivered, lastChangeAt, stage } = upload;
  const at = STAGES.findIndex((one) => one === stage);
  const whole = account?.records ?? 0;
  return (
    <li class="card upload">
      <div class="upload-head">
        <h3>
          <Stranger text={upload.name} />
        </h3>
        <span class="aside">{size(upload.bytes)}</span>
        <span
          class={`status ${stage === "failed" || damage !== undefined ? "bad" : stage === "done" ? "good" : "busy"}`}
          role="status"
        >
          {stage !== "done" || damage === undefined
            ? SAID[stage]
            : whole === 0
              ? "No record in it"
              : "Done, but damaged"}
        </span>
      </div>
      {at >= 0 && stage !== "done" && (
        <progress max={STAGES.length - 1} value={at} aria-label={`Progress of ${upload.name}`} />
      )}
      {upload.problem !== undefined && <p class="problem">{upload.problem}</p>}
      {damage !== undefined && (
        <p class="problem">
          <strong>Damaged</strong> <code>{damage.code}</code> <Stranger text={damage.message} />{" "}
          {whole === 0
            ? "There is no whole record in it. Its notice is parked."
            : "Its whole records were delivered all the same. Its notice is parked."}
        </p>
      )}
      {account !== undefined && (whole > 0 || damage === undefined) && (
        <>
          <Sum
            counts={{
              ...account,
              drops: Object.entries(account.drops).map(([reason, count]) => ({ reason, means: "", count })),
            }}
          />
          <ul class="events">
            {Object.entries(account.drops).map(([reason, count]) => (
              <li key={reason}>
                <strong>{number(count)}</strong> <code>{reason}</code>
              </li>
            ))}
          </ul>
          <p class="note">
            {number(delivered.accepted)} of {plural(account.changes, "change")} accepted
            {delivered.parked > 0 && `, ${number(delivered.parked)} parked`}
            {delivered.shed > 0 && `, ${number(delivered.shed)} shed`}.
          </p>
        </>
      )}
      {upload.remark !== undefined && <p class="note">{upload.remark}</p>}
      {stage === "done" && lastChangeAt !== undefined && (
        <button
          type="button"
          onClick={() => go({ ...withoutFilters(), tab: "changed", at: momentAfter(lastChangeAt) })}
        >
          See what changed
        </button>
      )}
    </li>
  );
}
