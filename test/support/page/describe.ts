import type { Browser } from "playwright-core";
import { isSettled, startPage, type RunningPage } from "../../local/support/page";
import { describeInBrowser, launchBrowser } from "./browser";
import { visit, type Visit } from "./visit";

/** A run and a browser; both are there in tests and hooks, not while the tests are being described. */
export interface PageRun {
  run: RunningPage;
  browser: Browser;
}

/** The page of a run as it is being visited; also not there before the hooks. */
export interface PageVisit extends PageRun, Visit {}

export interface PageVisitOptions {
  /** The tab that is opened. Defaults to the one that the page opens by itself. */
  tab?: string;
  /** Whether each test has a visit of its own instead of going on where the last one ended. Defaults to false. */
  anew?: boolean;
}

/** Tests over a visit of the page of a settled run; there must be no trouble during any of them. */
export function describePage(
  name: string,
  { tab, anew = false }: PageVisitOptions,
  tests: (seen: PageVisit) => void,
): void {
  describePageRun(name, (at) => {
    const seen = at as PageVisit;
    (anew ? beforeEach : beforeAll)(async () => {
      const address = tab === undefined ? at.run.url : `${at.run.url}/#tab=${tab}`;
      Object.assign(seen, await visit(at.browser, address));
    });
    tests(seen);
    afterEach(async () => {
      seen.expectQuiet();
      if (anew) await seen.close();
    });
  });
}

/** Tests over a settled run that visit its page themselves. */
export function describePageRun(name: string, tests: (at: PageRun) => void): void {
  describeInBrowser(name, () => {
    const at = {} as PageRun;
    beforeAll(async () => {
      [at.run, at.browser] = await Promise.all([startPage(), launchBrowser()]);
      await at.run.until(isSettled);
    });
    afterAll(async () => {
      await at.browser?.close();
      await at.run?.stop();
    });
    tests(at);
  });
}
