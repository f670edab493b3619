import type { Browser, Locator } from "playwright-core";
import { isSettled, startPage, type RunningPage } from "../../local/support/page";
import { launchBrowser } from "./browser";
import { visit, type Visit } from "./visit";

/** The view of faults over a run of its own. */
export interface FaultsVisit extends Visit {
  fault(name: string): Locator;
  /** The number that waits in a queue. */
  queue(name: string): Locator;
  sendExamples(): Promise<void>;
  until(place: Locator, text: RegExp): Promise<void>;
  /** Changes that BigPanda has, once all have been dealt with and it has so many. */
  accepted(atLeast?: number): Promise<number>;
  end(): Promise<void>;
}

export async function visitFaults(): Promise<FaultsVisit> {
  const [run, browser] = await Promise.all([startPage(), launchBrowser()]);
  const end = async () => {
    await browser.close();
    await run.stop();
  };
  return visitOf(run, browser, end).catch(async (error: unknown) => {
    await end();
    throw error;
  });
}

async function visitOf(run: RunningPage, browser: Browser, end: () => Promise<void>): Promise<FaultsVisit> {
  await run.until(isSettled);
  const seen = await visit(browser, `${run.url}/#tab=faults`);
  const fault = (name: string) => seen.page.locator(`[data-fault="${name}"]`);
  await fault("429").waitFor();
  return {
    ...seen,
    fault,
    queue: (name) => seen.page.locator(`[data-queue="${name}"] strong`),
    sendExamples: () => seen.page.getByRole("button", { name: /^Send 5 example changes/ }).click(),
    until: (place, text) => place.filter({ hasText: text }).first().waitFor(),
    accepted: async (atLeast = 0) => {
      const { counts } = await run.until(
        (state) => isSettled(state) && state.counts.deliveries.accepted >= atLeast,
      );
      return counts.deliveries.accepted;
    },
    end,
  };
}
