import type { Browser } from "playwright-core";
import { isSettled, startPage, type RunningPage } from "../local/support/page";
import { describeInBrowser, launchBrowser } from "../support/page/browser";
import { visit } from "../support/page/visit";

describeInBrowser("the connection to the run", () => {
  let run: RunningPage | undefined;
  let browser: Browser;
  beforeAll(async () => {
    [run, browser] = await Promise.all([startPage(), launchBrowser()]);
    await run.until(isSettled);
  });
  afterAll(async () => {
    await browser?.close();
    await run?.stop();
  });

  test("when it is lost the page says so; another run at the same place begins anew", async () => {
    if (run === undefined) throw new Error("There is no run.");
    const { page, troubles, close } = await visit(browser, `${run.url}/#tab=feed`);
    await page.getByText("119 changes", { exact: true }).waitFor();
    const { port } = run;
    await run.stop();
    await page.getByText("Connection lost, trying again…").waitFor();
    await page.getByRole("tab", { name: "What changed?" }).click();
    await page.getByRole("alert").getByText("The run does not answer").waitFor();

    run = await startPage("--page-port", String(port));
    await page.getByText(/^Live · 119 changes/).waitFor();
    await page.getByRole("alert").waitFor({ state: "detached" });
    await page.getByRole("tab", { name: "Live feed" }).click();
    await page.getByText("119 changes", { exact: true }).waitFor();
    // The browser itself tells the console of each connection that was refused.
    expect(
      troubles.filter((trouble) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|net::ERR/.test(trouble)),
    ).toEqual([]);
    await close();
  });
});
