import { useState } from "preact/hooks";
import type { ParkedItem, ParkedList, RedriveAnswer, State } from "../../api";
import { errorsOf, get, send } from "../support/api";
import { Errors } from "../support/errors";
import { plural } from "../support/numbers";
import type { Go } from "../support/route";
import { Stranger } from "../support/row-words";
import { clock } from "../support/times";
import { useErrors } from "../support/use-errors";
import { useLoaded } from "../support/use-loaded";

/** What was put aside, why, and the button that sends it again. */
export function Parked({ state, go, setState }: { state: State; go: Go; setState: (state: State) => void }) {
  const [errors, setErrors] = useErrors();
  const [said, say] = useState("");
  const { parkedNotices: notices, parkedChanges: changes } = state.queues;
  const key = `${notices.total} ${changes.total} ${state.counts.deliveries.parked}`;
  const { value, errors: failed } = useLoaded<ParkedList>(key, (signal) => get("/api/parked", {}, signal));
  const redrive = (what: "notice" | "change") =>
    void send<RedriveAnswer>("POST", "/api/parked/redrive", { what }).then(
      (answer) => {
        setState(answer.state);
        say(`${plural(answer.sent, what)} sent again.`);
        setErrors([]);
      },
      (error: unknown) => setErrors(errorsOf(error)),
    );
  const parked = value?.parked ?? [];
  return (
    <section class="card" aria-labelledby="parked-title">
      <h2 id="parked-title">Parked</h2>
      <Errors errors={[...failed, ...errors]} />
      {parked.length === 0 && <p class="note">Nothing is parked.</p>}
      <ul class="parked">
        {parked.map((item) => (
          <ParkedLine key={item.id} item={item} go={go} />
        ))}
      </ul>
      <div class="buttons">
        {(["notice", "change"] as const).map(
          (what) =>
            parked.some((item) => item.what === what) && (
              <button key={what} type="button" onClick={() => redrive(what)}>
                Send parked {what}s again
              </button>
            ),
        )}
      </div>
      <p class="note" role="status">
        {said}
      </p>
    </section>
  );
}

function ParkedLine({ item, go }: { item: ParkedItem; go: Go }) {
  const { seq } = item;
  return (
    <li>
      <time class="clock">{clock(item.at)}</time> <span class="tagged">{item.what}</span>{" "}
      <code>{item.status === undefined ? item.reason : `${item.reason} ${item.status}`}</code>{" "}
      {seq === undefined ? (
        <span class="path">
          <Stranger text={item.title} />
        </span>
      ) : (
        <button type="button" class="chip" onClick={() => go({ open: String(seq) })}>
          <Stranger text={item.title} />
        </button>
      )}
      {item.detail !== undefined && (
        <p class="note">
          <Stranger text={item.detail} />
        </p>
      )}
    </li>
  );
}
