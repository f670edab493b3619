import type { Page } from "playwright-core";
import type { ChangesPage } from "../../local/page/api";
import { describePage } from "../support/page/describe";

describePage("what changed before a moment", { anew: true }, (seen) => {
  beforeEach(async () => {
    await seen.page.locator('[role="row"]').first().waitFor();
  });

  const rows = () => seen.page.locator('.rows [role="row"]');

  test("begins at the incident, and shows what was nearest before it", async () => {
    const { page } = seen;
    expect(await page.locator("#at").inputValue()).toBe("2026-03-10 15:00:00");
    expect(await rows().nth(0).innerText()).toMatch(
      /11 min before[^]*ModifyListener[^]*dana@example\.com[^]*console/,
    );
    expect(await rows().nth(1).innerText()).toMatch(
      /12 min before[^]*security[^]*AuthorizeSecurityGroupIngress/,
    );
    expect(await page.locator(".found").innerText()).toMatch(
      /^86 changes before 2026-03-10 15:00:00 UTC, nearest first/,
    );
  });

  test("another time is another answer, and the address holds it", async () => {
    const { page } = seen;
    await page.keyboard.press("t");
    await page.keyboard.type("14:30");
    await page.keyboard.press("Enter");
    await page.getByText("before 2026-03-10 14:30:00 UTC").waitFor();
    await rows().filter({ hasText: "RebootInstances" }).first().waitFor();
    expect(await rows().nth(0).innerText()).toMatch(/9 min before[^]*RebootInstances/);
    expect(new URL(page.url()).hash).toContain("at=2026-03-10T14%3A30%3A00.000Z");
    await page.getByRole("button", { name: "+1 h" }).click();
    await page.getByText("before 2026-03-10 15:30:00 UTC").waitFor();
    await page.getByRole("button", { name: "Now", exact: true }).click();
    await page.getByText(/^119 changes/).waitFor();
    await page.getByRole("button", { name: "Incident" }).click();
    await page.getByText("before 2026-03-10 15:00:00 UTC").waitFor();
    const { rows: ofAll } = await seen.run.get<ChangesPage>("/api/changes?limit=2000");
    const afterLast = new Date(Math.max(...ofAll.map(({ time }) => time)) + 60_000);
    await page.getByRole("button", { name: "Last change" }).click();
    await page.getByText(`before ${afterLast.toISOString().slice(0, 19).replace("T", " ")} UTC`).waitFor();
    await page.getByText(/^119 changes/).waitFor();
    expect(await rows().nth(0).innerText()).toMatch(/1 min before/);
  });

  test("a time that is none is told in words, and Esc takes it back", async () => {
    const { page } = seen;
    await page.keyboard.press("t");
    await page.keyboard.type("yesterday");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("“yesterday” is no time.").waitFor();
    expect(await page.locator("#at").getAttribute("aria-invalid")).toBe("true");
    await page.keyboard.press("Escape");
    await page.getByRole("alert").waitFor({ state: "detached" });
    expect(await page.locator("#at").inputValue()).toBe("2026-03-10 15:00:00");
    await page.locator("#at").fill("2026-03-10T16:30:00+02:00");
    await page.keyboard.press("Tab");
    await page.getByText("before 2026-03-10 14:30:00 UTC").waitFor();
  });

  test("a click on actor, resource, account or region narrows; a chip takes it back", async () => {
    const { page } = seen;
    await rows().nth(1).locator(".actor button").click();
    await page.getByText(/^\d+ changes? before/).waitFor();
    await rows().filter({ hasNotText: "dana@example.com" }).first().waitFor({ state: "detached" });
    await rows().nth(1).locator(".resource button").click();
    await page.getByText(/^1 change before/).waitFor();
    expect(await rows().count()).toBe(1);
    expect(new URL(page.url()).hash).toContain("resource=sg-0b7e1c2d3f4a50017");

    await page.reload();
    await page.getByText(/^1 change before/).waitFor();
    await page.getByRole("button", { name: "Clear all" }).click();
    await page.getByText(/^86 changes before/).waitFor();

    await rows().filter({ hasText: "444455556666" }).first().locator(".where button").nth(0).click();
    await rows().filter({ hasText: "111122223333" }).first().waitFor({ state: "detached" });
    await rows().filter({ hasText: "us-east-1" }).first().locator(".where button").nth(1).click();
    await rows().filter({ hasText: "eu-west-1" }).first().waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Region us-east-1: take away" }).click();
    await rows().filter({ hasText: "eu-west-1" }).first().waitFor();
    await page.goBack();
    await rows().filter({ hasText: "eu-west-1" }).first().waitFor({ state: "detached" });
  });

  test("suggestions complete what is typed; nothing found says what to do", async () => {
    const { page } = seen;
    await page.keyboard.press("/");
    await page.keyboard.type("sg-0b7");
    const options = page.getByRole("option");
    await options.filter({ hasText: "sg-0b7e1c2d3f4a50017" }).first().waitFor();
    expect(await options.first().innerText()).toMatch(/Anywhere\s+sg-0b7/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^Resource sg-0b7e1c2d3f4a50017/ }).waitFor();

    await page.keyboard.press("/");
    await page.keyboard.type("nobody has this");
    await page.keyboard.press("Enter");
    await page.getByText("Nothing changed before this moment that fits.").waitFor();
    await page.getByRole("button", { name: "Take all filters away" }).click();
    await page.getByText(/^86 changes before/).waitFor();
  });

  test("a row opens its record, the decision rule by rule, and the exact request", async () => {
    const { page } = seen;
    await rows().filter({ hasText: "ModifyListener" }).first().locator(".what").click();
    const detail = page.getByRole("complementary");
    await detail.getByRole("region", { name: "Record as JSON" }).waitFor();
    const marks = detail.locator("mark");
    expect(await marks.allInnerTexts()).toContain("[redacted]");
    const record = JSON.parse(await detail.locator(".json").innerText()) as { eventName: string };
    expect(record.eventName).toBe("ModifyListener");
    const console_ = detail.getByRole("link", { name: "Open the record in CloudTrail" });
    expect(await console_.getAttribute("href")).toMatch(/^https:\/\/[a-z0-9-]+\.console\.aws\.amazon\.com\//);
    expect(await console_.getAttribute("rel")).toContain("noopener");

    await detail.getByRole("tab", { name: "Decision" }).click();
    expect(await detail.locator(".verdict").innerText()).toMatch(/A change\s+change/);
    expect(await detail.locator(".steps li").count()).toBeGreaterThan(10);

    await detail.getByRole("tab", { name: "Request" }).click();
    const seq = new URLSearchParams(new URL(page.url()).hash.slice(1)).get("open");
    const { exchanges } = await seen.run.get<{ exchanges: { request: { body: string } }[] }>(
      `/api/changes/${seq}`,
    );
    await detail.getByLabel("Exactly as sent").check();
    expect(await detail.getByRole("region", { name: "Request body as sent" }).innerText()).toBe(
      exchanges[0]?.request.body,
    );
    expect(await detail.getByRole("region", { name: "Request line and headers" }).innerText()).toMatch(
      /^POST \/data\/changes\n[^]*authorization: .*\[hidden\]/,
    );
    expect(await detail.getByRole("region", { name: "Response" }).innerText()).toMatch(/^204/);
  });

  test("a row that is opened, far down, stays in sight; so does the list's place when it is closed", async () => {
    const { page } = seen;
    for (const place of ["first", "last"] as const) {
      await page.locator(".rows").evaluate((list) => list.scrollTo({ top: 40 * 34 }));
      await page.locator('.rows [data-index="45"]').waitFor();
      const opened = await page.locator(".rows").evaluate((list, end) => {
        const { top, bottom } = list.getBoundingClientRect();
        const rows = [...list.querySelectorAll('[role="row"]')].filter(
          (row) => row.getBoundingClientRect().top >= top && row.getBoundingClientRect().bottom <= bottom,
        );
        return rows.at(end === "first" ? 0 : -1)?.getAttribute("aria-rowindex") ?? "";
      }, place);
      expect(Number(opened)).toBeGreaterThan(30);
      await page.locator(`.rows [aria-rowindex="${opened}"] .what`).click();
      await isWhole(page, ".list.compact", opened);
      await page.locator(`.rows [aria-rowindex="${opened}"][aria-selected="true"]`).waitFor();
      await page.keyboard.press("Escape");
      await isWhole(page, ".list:not(.compact)", opened);
    }
  });

  test("by keyboard alone: to the list, along it, open, read, close, and the focus is back", async () => {
    const { page } = seen;
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    for (let presses = 0; presses < 20 && !(await rows().nth(0).evaluate(isFocused)); presses++) {
      await page.keyboard.press("Tab");
    }
    expect(await focused()).toContain("ModifyListener");
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toContain("AuthorizeSecurityGroupIngress");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Record as JSON" }).waitFor();
    expect(await focused()).toBe("AuthorizeSecurityGroupIngress");
    await page.keyboard.press("Escape");
    await page.getByRole("complementary").waitFor({ state: "detached" });
    expect(await rows().nth(1).evaluate(isFocused)).toBe(true);

    await page.keyboard.press("End");
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-rowindex") === "86");
    await page.keyboard.press("Home");
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-rowindex") === "1");
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("a");
    await page.getByRole("button", { name: /^Actor .*dana@example\.com: take away/ }).waitFor();

    await page.keyboard.press("2");
    await page.getByRole("tab", { name: "Live feed", selected: true }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("tab", { name: "Live feed" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Counts");
  });

  test("colours: the browser's, or the chosen ones, which stay", async () => {
    const { page } = seen;
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await ground();
    await page.getByRole("button", { name: /^Colours: system/ }).click();
    await page.getByRole("button", { name: /^Colours: light/ }).waitFor();
    expect(await ground()).not.toBe(dark);
    await page.reload();
    await page.getByRole("button", { name: /^Colours: light/ }).click();
    await page.getByRole("button", { name: /^Colours: dark/ }).waitFor();
    expect(await ground()).toBe(dark);
  });
});

/** Waits until the list has that form, and the row is in sight from top to bottom; heights are rounded. */
async function isWhole(page: Page, form: string, row: string): Promise<void> {
  await page.waitForFunction(
    ([selector, index]) => {
      const list = document.querySelector(selector)?.getBoundingClientRect();
      const found = document.querySelector(`${selector} [aria-rowindex="${index}"]`)?.getBoundingClientRect();
      return list && found && found.top > list.top - 1 && found.bottom < list.bottom + 1;
    },
    [`${form} .rows`, row] as const,
    { timeout: 10_000 },
  );
}

function isFocused(element: Element): boolean {
  return element === document.activeElement;
}
