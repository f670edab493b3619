import { useRef } from "preact/hooks";
import type { Live } from "../live/store";
import { Errors } from "../support/errors";
import { size } from "../support/numbers";
import type { Go, Route } from "../support/route";
import { Stranger } from "../support/row-words";
import { UploadItem } from "./upload-item";
import type { Uploading } from "./use-uploading";

/** One's own trail file, run through as a deployed processor would. */
export function FileView({
  live,
  go,
  uploading,
}: {
  live: Live;
  route: Route;
  go: Go;
  uploading: Uploading;
}) {
  const input = useRef<HTMLInputElement>(null);
  const most = live.state?.limits.uploadMaxBytes;
  return (
    <div class="scroll file">
      <section class="card" aria-labelledby="file-title">
        <h2 id="file-title">Your trail file</h2>
        <div class="drop-zone">
          <p>
            Drop a CloudTrail file anywhere on this page: gzip or plain JSON
            {most !== undefined && `, at most ${size(most)}`}.
          </p>
          <input
            ref={input}
            id="file"
            type="file"
            multiple
            class="unseen"
            tabIndex={-1}
            aria-label="Trail files"
            onChange={(event) => {
              uploading.add(event.currentTarget.files ?? []);
              event.currentTarget.value = "";
            }}
          />
          <button type="button" class="main" onClick={() => input.current?.click()}>
            Choose files…
          </button>
          <p class="note">It stays on this machine, and is gone when the run ends.</p>
        </div>
      </section>
      <ul class="uploads" aria-label="Files">
        {uploading.sending.map((sending) => (
          <li key={`sending ${sending.id}`} class="card">
            <h3>
              <Stranger text={sending.name} />
            </h3>
            {sending.errors.length === 0 ? (
              <progress max={1} value={sending.sent} aria-label={`Sending ${sending.name}`} />
            ) : (
              <>
                <Errors errors={sending.errors} />
                <button type="button" onClick={() => uploading.forget(sending.id)}>
                  Dismiss
                </button>
              </>
            )}
          </li>
        ))}
        {live.uploads.map((upload) => (
          <UploadItem key={upload.id} upload={upload} go={go} />
        ))}
      </ul>
    </div>
  );
}
