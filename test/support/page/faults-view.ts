import type { Locator } from "playwright-core";
import { isSettled } from "../../local/support/page";
import type { PageVisit } from "./describe";

/** The view of faults over a run of its own. */
export interface FaultsVisit extends PageVisit {
  fault(name: string): Locator;
  /** The number that waits in a queue. */
  queue(name: string): Locator;
  sendExamples(): Promise<void>;
  until(place: Locator, text: RegExp): Promise<void>;
  /** Changes that BigPanda has, once all have been dealt with and it has so many. */
  accepted(atLeast?: number): Promise<number>;
}

/** The same visit, which also knows what is in that view. */
export function withFaults(seen: PageVisit): FaultsVisit {
  return Object.assign(seen, {
    fault: (name: string) => seen.page.locator(`[data-fault="${name}"]`),
    queue: (name: string) => seen.page.locator(`[data-queue="${name}"] strong`),
    sendExamples: () => seen.page.getByRole("button", { name: /^Send 5 example changes/ }).click(),
    until: (place: Locator, text: RegExp) => place.filter({ hasText: text }).first().waitFor(),
    accepted: async (atLeast = 0) => {
      const { counts } = await seen.run.until(
        (state) => isSettled(state) && state.counts.deliveries.accepted >= atLeast,
      );
      return counts.deliveries.accepted;
    },
  });
}
