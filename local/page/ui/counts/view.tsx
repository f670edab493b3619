import { useState } from "preact/hooks";
import type { Live } from "../live/store";
import { Empty } from "../support/errors";
import { number, plural } from "../support/numbers";
import type { Go, Route } from "../support/route";
import { DELIVERY_MEANS, DeliveryMark } from "../support/row-words";
import { Drops } from "./drops";
import { FilterTrial } from "./filter-trial";
import { Sum } from "./sum";
import type { Draft } from "./use-draft";

/** Where every record went: records = changes + drops, each reason with samples, and the filter to change it. */
export function CountsView({ live, draft }: { live: Live; route: Route; go: Go; draft: Draft }) {
  const [reason, setReason] = useState<string>();
  const counts = live.state?.counts;
  if (counts === undefined) return <Empty title="Loading…" />;
  return (
    <div class="scroll counts">
      {draft.filter !== undefined && <FilterTrial draft={draft} filter={draft.filter} />}
      <section aria-labelledby="account-title" class="card">
        <h2 id="account-title">Account</h2>
        <Sum counts={counts} />
        <p class="note">
          {plural(counts.files, "file")} read. Every record is counted once, whatever became of it.
        </p>
        <ul class="deliveries" aria-label="What became of the changes">
          {(["accepted", "queued", "parked", "shed"] as const).map((delivery) => (
            <li key={delivery} title={DELIVERY_MEANS[delivery]}>
              <DeliveryMark delivery={delivery} />
              <strong>{number(counts.deliveries[delivery])}</strong>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="drops-title" class="card">
        <h2 id="drops-title">Why records were dropped</h2>
        <Drops drops={counts.drops} open={reason} onOpen={setReason} draft={draft} />
      </section>
    </div>
  );
}
