import { METRICS } from "../../../../contract/metrics";
import type { FaultRequest, State } from "../../api";
import type { Live } from "../live/store";
import { errorsOf, send } from "../support/api";
import { Empty, Errors } from "../support/errors";
import { number } from "../support/numbers";
import type { Go, Route } from "../support/route";
import { Stranger } from "../support/row-words";
import { clock } from "../support/times";
import { useErrors } from "../support/use-errors";
import { BudgetView } from "./budget-view";
import { EXAMPLE_CHANGES, exampleFile } from "./example-file";
import { FaultCard } from "./fault-card";
import { Parked } from "./parked";
import { Queues } from "./queues";

export interface FaultsProps {
  live: Live;
  route: Route;
  go: Go;
  /** The state that an answer brought, so that the page need not wait for the stream. */
  setState: (state: State) => void;
  sendFile: (file: File) => void;
}

/** Break something, and see that nothing is lost. */
export function FaultsView({ live, go, setState, sendFile }: FaultsProps) {
  const [errors, setErrors] = useErrors();
  const state = live.state;
  if (state === undefined) return <Empty title="Loading…" />;
  const act = (asked: Promise<State>) =>
    asked.then(
      (next) => {
        setState(next);
        setErrors([]);
      },
      (error: unknown) => setErrors(errorsOf(error)),
    );
  const ask = (request: FaultRequest) => void act(send<State>("POST", "/api/faults", request));
  return (
    <div class="scroll faults">
      <Errors errors={errors} />
      <div class="columns">
        <section class="card" aria-labelledby="faults-title">
          <h2 id="faults-title">Break something</h2>
          <p class="note">Delivery is at least once: a fault costs time, never a change.</p>
          <button type="button" class="main" onClick={() => sendFile(exampleFile())}>
            Send {EXAMPLE_CHANGES} example changes through
          </button>
          <ul class="fault-list">
            {state.faults.map((fault) => (
              <FaultCard key={fault.name} fault={fault} ask={ask} />
            ))}
          </ul>
        </section>
        <div class="effects">
          <Queues queues={state.queues} deliveries={state.counts.deliveries} />
          <BudgetView
            budget={state.budget}
            now={state.now}
            set={(perWeek) => void act(send<State>("PUT", "/api/budget", { perWeek }))}
          />
          <Parked state={state} go={go} setState={setState} />
          <Answers state={state} />
          <Metrics state={state} />
          <Warnings state={state} />
        </div>
      </div>
    </div>
  );
}

function Answers({ state }: { state: State }) {
  return (
    <section class="card" aria-labelledby="answers-title">
      <h2 id="answers-title">Answers of BigPanda</h2>
      {state.answers.length === 0 && <p class="note">None yet.</p>}
      <ul class="events">
        {state.answers.map(({ answer, count }) => (
          <li key={answer}>
            <strong>{number(count)}</strong>{" "}
            <span class={/^2/.test(answer) ? "status good" : "status bad"}>{answer}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Metrics({ state }: { state: State }) {
  return (
    <section class="card" aria-labelledby="metrics-title">
      <h2 id="metrics-title">Metrics of the functions</h2>
      {state.metrics.length === 0 && <p class="note">None yet.</p>}
      <dl class="metrics">
        {state.metrics.map(({ name, count }) => (
          <div key={name} data-metric={name} title={metricMeans(name)}>
            <dt>{name}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function metricMeans(name: string): string | undefined {
  return Object.entries(METRICS).find(([known]) => known === name)?.[1].means;
}

function Warnings({ state }: { state: State }) {
  return (
    <section class="card" aria-labelledby="warnings-title">
      <h2 id="warnings-title">Warnings in the functions’ log</h2>
      {state.warnings.length === 0 && <p class="note">None.</p>}
      <ol class="warnings">
        {state.warnings.map(({ at, text }, index) => (
          <li key={`${at} ${index}`}>
            <time class="clock">{clock(at)}</time> <Stranger text={text} />
          </li>
        ))}
      </ol>
    </section>
  );
}
