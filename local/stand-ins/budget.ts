import type { DestinationWithKeys } from "../../runtime/ports/registry";
import type { PublisherState } from "../../runtime/ports/state";
import { budgetFreeAt, hourOf, usedBudget, windowStart } from "../../runtime/publishing/budget";
import { NO_BUDGET } from "./destination";

/** How much of the weekly budget is used, and whether the destination rests. */
export interface BudgetFacts {
  used: number;
  /** Undefined: none to speak of. */
  perWeek: number | undefined;
  /** Nothing is sent before `until` (milliseconds since 1970). */
  rest?: { reason: "retry" | "hold" | "over-budget"; until: number };
}

export async function budgetOf(
  destination: DestinationWithKeys,
  state: PublisherState,
  now: number,
): Promise<BudgetFacts> {
  const { name, changesPerWeek } = destination;
  const hour = hourOf(now);
  const sends = await state.readSends(name, windowStart(hour), hour + 1);
  const facts = {
    used: usedBudget(sends, hour),
    perWeek: changesPerWeek === NO_BUDGET ? undefined : changesPerWeek,
  };
  const { pause } = await state.read(name);
  if (pause !== undefined && pause.until > now) {
    return { ...facts, rest: { reason: pause.reason, until: pause.until } };
  }
  const until = budgetFreeAt(sends, now, changesPerWeek);
  return until > now ? { ...facts, rest: { reason: "over-budget", until } } : facts;
}
