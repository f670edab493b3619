import type { Page } from "playwright-core";
import { faintTexts } from "../support/page/contrast";
import { describePageRun } from "../support/page/describe";
import { brokenRules } from "../support/page/rules";
import { screenshot } from "../support/page/screenshot";
import { recordOf, trailFile } from "../support/page/trail-file";
import { visit } from "../support/page/visit";

/** Every view as a person meets it, by the steps that lead there. */
const VIEWS: Record<string, (page: Page) => Promise<void>> = {
  incident: async (page) => {
    await page.locator('[role="row"]').first().waitFor();
  },
  filtered: async (page) => {
    await page.locator('[role="row"] .actor button').first().click();
    await page.keyboard.press("/");
    await page.getByRole("option").first().waitFor();
  },
  record: async (page) => {
    await page.locator('[role="row"] .what').first().click();
    await page.getByRole("region", { name: "Record as JSON" }).waitFor();
  },
  decision: async (page) => {
    await page.locator('[role="row"] .what').first().click();
    await page.getByRole("tab", { name: "Decision" }).click();
  },
  request: async (page) => {
    await page.locator('[role="row"] .what').first().click();
    await page.getByRole("tab", { name: "Request" }).click();
  },
  feed: async (page) => {
    await page.getByRole("tab", { name: "Live feed" }).click();
    await page.locator('[role="row"]').nth(3).waitFor();
  },
  counts: async (page) => {
    await page.getByRole("tab", { name: "Counts" }).click();
    await page.getByRole("button", { name: /^data-event/ }).click();
    await page.locator(".sample").first().click();
  },
  trial: async (page) => {
    await page.getByRole("tab", { name: "Counts" }).click();
    await page.getByRole("button", { name: /^data-event/ }).click();
    await page.locator(".sample").first().click();
    await page.getByRole("region", { name: "Include this" }).getByRole("button").first().click();
    await page.getByText("decided again").waitFor();
  },
  file: async (page) => {
    await page.getByRole("tab", { name: "Your file" }).click();
    await page.locator(".upload").first().waitFor();
  },
  faults: async (page) => {
    await page.getByRole("tab", { name: "Faults" }).click();
    await page.locator(".fault.on, .held").first().waitFor();
  },
  permissions: async (page) => {
    await page.getByRole("tab", { name: "Permissions" }).click();
    await page.locator("#permissions-bucket").fill("example-trail-logs");
    await page.locator("#permissions-bucketAccountId").fill("111122223333");
    await page.keyboard.press("Enter");
    await page.locator(".document").first().waitFor();
  },
  keys: async (page) => {
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
  },
};

describePageRun("how it looks", (at) => {
  beforeAll(async () => {
    await at.run.upload("not-a-trail.json.gz", Buffer.from("[]"));
    await at.run.send("POST", "/api/faults", { name: "401", action: "on" });
    await at.run.upload("held.json", trailFile([recordOf()]));
    await at.run.until(({ budget }) => budget.heldUntil !== undefined);
  });

  for (const [name, go] of Object.entries(VIEWS)) {
    test(`${name}: texts stand out, the rules of access hold, nothing is wider than the window`, async () => {
      const seen = await visit(at.browser, at.run.url);
      await VIEWS.incident?.(seen.page);
      await go(seen.page);
      for (const width of [1280, 400]) {
        await seen.page.setViewportSize({ width, height: 800 });
        for (const colorScheme of ["light", "dark"] as const) {
          await seen.page.emulateMedia({ colorScheme });
          await screenshot(seen.page, `${name}-${colorScheme}-${width}`);
          const { looked, faint } = await faintTexts(seen.page);
          expect({ width, colorScheme, faint }).toEqual({ width, colorScheme, faint: [] });
          expect(looked).toBeGreaterThan(20);
        }
        expect({ width, broken: await brokenRules(seen.page) }).toEqual({ width, broken: [] });
        expect({ width, wide: await tooWide(seen.page) }).toEqual({ width, wide: [] });
      }
      seen.expectQuiet();
      await seen.close();
    });
  }

  test("where there is no room for all tabs, the chosen one is in sight", async () => {
    const seen = await visit(at.browser, `${at.run.url}/#tab=permissions`, {
      viewport: { width: 400, height: 800 },
    });
    const box = await seen.page.getByRole("tab", { selected: true }).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(400);
    await seen.close();
  });

  test("who wants less motion gets none", async () => {
    const seen = await visit(at.browser, at.run.url, { reducedMotion: "reduce" });
    await VIEWS.feed?.(seen.page);
    const moving = await seen.page.evaluate(
      () =>
        [...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).transitionDuration !== "0s")
          .length,
    );
    expect(moving).toBe(0);
    await seen.close();
  });
});

/** What is wider than its place: the document itself, or a part that is to be scrolled up and down alone. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(":root, .scroll, .detail-body, .rows")]
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${one.tagName} ${one.className}`),
  );
}
