import { DEFAULT_CHANGES_PER_WEEK } from "../../contract/limits";
import { METRICS } from "../../contract/metrics";
import type { EmbeddedRun } from "../run";
import { STAND_INS } from "../stand-ins/list";
import type { Budget, State } from "./api";
import { faultStates } from "./faults";
import type { View } from "./store/view";
import { UPLOAD_MAX_BYTES } from "./uploads/limits";

/** What the state is made of. */
export interface StateSources {
  run: EmbeddedRun;
  view: View;
  feeding: { put: number; of: number };
  /** The samples' incident, if there is one. */
  incidentAt: number | undefined;
  warnings: { at: number; text: string }[];
}

export async function stateOf({ run, view, feeding, incidentAt, warnings }: StateSources): Promise<State> {
  const [queues, budget] = await Promise.all([run.depths(), run.budget()]);
  const accounts = [...view.files.values()].filter(({ isRead }) => isRead).map(({ account }) => account);
  const lastChangeAt = lastChange(view);
  return {
    runId: view.runId,
    now: Date.now(),
    ...(incidentAt === undefined ? {} : { incidentAt }),
    ...(lastChangeAt === undefined ? {} : { lastChangeAt }),
    feed: view.rows.bounds(),
    counts: {
      files: accounts.length,
      records: accounts.reduce((sum, { records }) => sum + records, 0),
      changes: accounts.reduce((sum, { changes }) => sum + changes, 0),
      drops: view.drops.counts(),
      deliveries: { ...view.deliveries.totals },
    },
    queues,
    answers: [...run.bigPanda.answers].map(([answer, count]) => ({ answer, count })),
    metrics: [...run.counts]
      .map(([name, count]) => ({ name, count }))
      .filter(({ name, count }) => count !== 0 && isSum(name)),
    budget: budgetShown(budget),
    faults: faultStates(run),
    filter: run.filter,
    feeding: { ...feeding },
    standIns: STAND_INS,
    warnings,
    limits: { uploadMaxBytes: UPLOAD_MAX_BYTES },
  };
}

/** An age or a percentage says nothing when it is summed up. */
function isSum(name: string): boolean {
  const unit = Object.entries(METRICS).find(([known]) => known === name)?.[1].unit;
  return unit === "Count" || unit === "Bytes";
}

function lastChange({ rows }: View): number | undefined {
  let latest: number | undefined;
  for (const { row } of rows.all()) if (latest === undefined || row.time > latest) latest = row.time;
  return latest;
}

function budgetShown({ used, perWeek, rest }: Awaited<ReturnType<EmbeddedRun["budget"]>>): Budget {
  const budget = { used, perWeek: perWeek ?? null, deployedPerWeek: DEFAULT_CHANGES_PER_WEEK };
  if (rest === undefined) return budget;
  return { ...budget, heldUntil: rest.until, heldFor: rest.reason, means: MEANINGS[rest.reason] };
}

const MEANINGS: Record<NonNullable<Budget["heldFor"]>, string> = {
  retry: "BigPanda did not take the last change. The queue waits, then the same change is sent again.",
  hold: "BigPanda refused the keys. Nothing is sent until then; the keys are read again and tried.",
  "over-budget": "The week's budget is used up. Changes wait in their queue; a higher budget sets them free.",
};
