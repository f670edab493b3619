import type { FaultRequest, FaultState } from "../../api";
import { number } from "../support/numbers";
import { Words } from "../support/words";

/** A fault with its switch, a button for one piece, and how often it came about. */
export function FaultCard({ fault, ask }: { fault: FaultState; ask: (request: FaultRequest) => void }) {
  const { name, label, means, modes, on, pending, happened } = fault;
  return (
    <li class={on || pending > 0 ? "fault on" : "fault"} data-fault={name}>
      <div class="fault-words">
        <h3>{label}</h3>
        <p class="note">
          <Words text={means} />
        </p>
      </div>
      <div class="fault-buttons">
        {modes.includes("once") && (
          <button type="button" aria-label={`${label}: once`} onClick={() => ask({ name, action: "once" })}>
            Once
          </button>
        )}
        {modes.includes("switch") && (
          <button
            type="button"
            role="switch"
            class="switch"
            aria-checked={on}
            aria-label={`${label}: on`}
            onClick={() => ask({ name, action: on ? "off" : "on" })}
          >
            <span aria-hidden="true">{on ? "On" : "Off"}</span>
          </button>
        )}
      </div>
      <p class="fault-count" role="status">
        {pending > 0 && <span class="pending">{number(pending)} to come</span>}
        {happened > 0 && <span>happened {happened === 1 ? "once" : `${number(happened)} times`}</span>}
      </p>
    </li>
  );
}
