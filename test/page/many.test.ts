import type { Page } from "playwright-core";
import type { State } from "../../local/page/api";
import { describePageRun } from "../support/page/describe";
import { ACCOUNT, recordOf, trailFile } from "../support/page/trail-file";
import { visit, type Visit } from "../support/page/visit";

const CHANGES = 50_000;
const ACTORS = 40;
const A_FILE = 5_000;

/** The oldest is the last line of the feed. */
function manyRecords(): Record<string, unknown>[] {
  const newest = Date.parse("2026-03-11T00:00:00Z");
  return Array.from({ length: CHANGES }, (_, place) => {
    const actor = `user-${place % ACTORS}`;
    return recordOf({
      eventTime: new Date(newest - place * 1_000).toISOString().replace(".000", ""),
      userIdentity: {
        type: "IAMUser",
        userName: actor,
        arn: `arn:aws:iam::${ACCOUNT}:user/${actor}`,
        accountId: ACCOUNT,
      },
      requestParameters: { name: `/many/${place}` },
    });
  });
}

/** Scrolls down in steps of so many pixels; after each: the rows there are, and nodes that were made for it. */
function scrolled(
  page: Page,
  wanted: { steps: number; by: number },
): Promise<{ rows: number[]; nodes: number[] }> {
  return page.locator(".rows").evaluate(async (list, { steps, by }) => {
    const rows: number[] = [];
    const nodes: number[] = [];
    let made = 0;
    const observer = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          made += 1 + (node instanceof Element ? node.querySelectorAll("*").length : 0);
        }
      }
    });
    observer.observe(list, { childList: true, subtree: true });
    const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let at = 1; at <= steps; at++) {
      made = 0;
      list.scrollTop += by;
      await drawn();
      await drawn();
      rows.push(list.querySelectorAll('[role="row"]').length);
      nodes.push(made);
    }
    observer.disconnect();
    return { rows, nodes };
  }, wanted);
}

describePageRun("50,000 changes", (at) => {
  let seen: Visit;
  beforeAll(async () => {
    const before = (await at.run.get<State>("/api/state")).feed.last;
    // Held, so that the machine reads instead of publishing.
    await at.run.send("POST", "/api/faults", { name: "401", action: "on" });
    for (let from = 0; from < CHANGES; from += A_FILE) {
      await at.run.upload(`many-${from}.json.gz`, trailFile(manyRecords().slice(from, from + A_FILE)));
      const read = before + from + A_FILE;
      await at.run.until(({ feed }) => feed.last >= read);
    }
    seen = await visit(at.browser, `${at.run.url}/#tab=feed`);
  }, 300_000);

  const nodes = () => seen.page.evaluate(() => document.querySelectorAll("*").length);
  const inSight = () => seen.page.locator(".rows").evaluate((list) => (list as HTMLElement).innerText);

  test("all of them are in the list, few of them in the document, and the end shows the last", async () => {
    const { page } = seen;
    await page.getByText(/^50,000 changes/).waitFor({ timeout: 120_000 });
    await page.getByText("119 older ones have left this view").waitFor();
    const lines = Number(await page.locator(".rows-all").getAttribute("aria-rowcount"));
    expect(lines).toBeGreaterThanOrEqual(CHANGES);
    expect(await nodes()).toBeLessThan(2_500);

    // Some 20 lines are in sight, and 8 more are there above and below: 40, of 25 nodes each.
    const little = await scrolled(page, { steps: 40, by: 96 });
    expect(Math.max(...little.rows)).toBeLessThan(80);
    expect(Math.max(...little.nodes)).toBeLessThan(400);
    const far = await scrolled(page, { steps: 120, by: (lines * 33) / 120 });
    expect(Math.max(...far.rows)).toBeLessThan(80);
    expect(Math.max(...far.nodes)).toBeLessThan(2_500);
    expect(await nodes()).toBeLessThan(2_500);

    await page.locator(".rows").evaluate((list) => list.scrollTo({ top: list.scrollHeight }));
    await page.locator(`.rows [data-index="${lines - 1}"]`).waitFor();
    const { rows } = await at.run.get<{ rows: { resources: string[] }[] }>(
      "/api/incident?at=2026-03-12T00:00:00Z&limit=1",
    );
    expect(rows).toHaveLength(1);
    seen.expectQuiet();
  });

  test("by keyboard to the end and back; without groups the oldest is the last", async () => {
    const { page } = seen;
    await page.getByLabel("Group by actor").uncheck();
    await page.getByRole("grid", { name: "Changes, latest first" }).waitFor();
    await page.locator('.rows [role="row"][tabindex="0"]').focus();
    await page.keyboard.press("End");
    await page.waitForFunction(
      (last) => document.activeElement?.getAttribute("aria-rowindex") === String(last),
      CHANGES,
    );
    const oldest = await page.evaluate(() => document.activeElement?.textContent ?? "");
    expect(oldest).toContain("2026-03-10");
    await page.keyboard.press("PageUp");
    await page.keyboard.press("Home");
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-rowindex") === "1");
    expect(await nodes()).toBeLessThan(2_500);
    expect(await inSight()).toContain("PutParameter");
    seen.expectQuiet();
  });

  test("closing all groups leaves one line an actor; what comes meanwhile is counted, and shown when asked for", async () => {
    const { page } = seen;
    await page.getByLabel("Group by actor").check();
    await page.getByRole("button", { name: "Close all" }).click();
    await page.locator(`[aria-expanded="false"]`).first().waitFor();
    expect(Number(await page.locator(".rows-all").getAttribute("aria-rowcount"))).toBeLessThan(100);
    const hold = page.getByRole("button", { name: "Hold" });
    if ((await hold.count()) > 0) await hold.click();
    await at.run.upload("one.json", trailFile([recordOf({ eventName: "PutParameterOfLate" })]));
    await page.getByRole("button", { name: "1 new change: show" }).click();
    await page.locator('[role="row"]').filter({ hasText: "own-user" }).click();
    await page.locator('[role="row"]').filter({ hasText: "PutParameterOfLate" }).waitFor();
    seen.expectQuiet();
  });
});
