import type { State } from "../../api";
import { number } from "../support/numbers";

const QUEUES: { name: keyof State["queues"]; title: string }[] = [
  { name: "notices", title: "Notices of files" },
  { name: "changes", title: "Changes" },
  { name: "parkedNotices", title: "Parked notices" },
  { name: "parkedChanges", title: "Parked changes" },
];

/** How much waits where. */
export function Queues(props: { queues: State["queues"]; deliveries: State["counts"]["deliveries"] }) {
  const { queues, deliveries } = props;
  return (
    <section class="card" aria-labelledby="queues-title">
      <h2 id="queues-title">Queues</h2>
      <dl class="depths">
        {QUEUES.map(({ name, title }) => {
          const { ready, away, total } = queues[name];
          const isParked = name.startsWith("parked");
          return (
            <div
              key={name}
              data-queue={name}
              class={isParked && total > 0 ? "depth bad" : total > 0 ? "depth busy" : "depth"}
            >
              <dt>{title}</dt>
              <dd>
                <strong>{number(total)}</strong>
                <span class="aside">
                  {total === 0 ? "empty" : `${number(ready)} ready · ${number(away)} worked on or waiting`}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
      <p class="note" data-deliveries>
        {number(deliveries.accepted)} changes accepted, {number(deliveries.queued)} on their way,{" "}
        {number(deliveries.parked)} parked, {number(deliveries.shed)} shed.
      </p>
    </section>
  );
}
