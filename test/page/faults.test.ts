import type { Browser, Locator } from "playwright-core";
import { isSettled, startPage, type RunningPage } from "../local/support/page";
import { describeInBrowser, launchBrowser } from "../support/page/browser";
import { screenshot } from "../support/page/screenshot";
import { visit, type Visit } from "../support/page/visit";

describeInBrowser("faults", () => {
  let run: RunningPage;
  let browser: Browser;
  let seen: Visit;
  beforeAll(async () => {
    [run, browser] = await Promise.all([startPage(), launchBrowser()]);
    await run.until(isSettled);
    seen = await visit(browser, `${run.url}/#tab=faults`);
    await fault("429").waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await run?.stop();
  });
  afterEach(() => seen.expectQuiet());

  const fault = (name: string): Locator => seen.page.locator(`[data-fault="${name}"]`);
  const queue = (name: string): Locator => seen.page.locator(`[data-queue="${name}"] strong`);
  const sendExamples = () => seen.page.getByRole("button", { name: /^Send 5 example changes/ }).click();
  const until = (place: Locator, text: RegExp) => place.filter({ hasText: text }).first().waitFor();
  const accepted = async () => (await run.until(isSettled)).counts.deliveries.accepted;

  for (const name of ["429", "500", "503"]) {
    test(`${name}: the changes wait, and all arrive when it is over`, async () => {
      const before = await accepted();
      await fault(name).getByRole("switch").click();
      await sendExamples();
      await until(queue("changes"), /^[1-5]$/);
      await until(fault(name), /happened/);
      await until(seen.page.locator(".held"), /Waiting before the next try/);
      await until(seen.page.locator(".status.bad"), new RegExp(`^${name}$`));
      if (name === "429") await screenshot(seen.page, "fault-429");
      await fault(name).getByRole("switch").click();
      await until(queue("changes"), /^0$/);
      expect(await accepted()).toBe(before + 5);
      await until(
        seen.page.locator("[data-deliveries]"),
        new RegExp(`^${before + 5} changes accepted, 0 on`),
      );
    });
  }

  test("401: the destination is held, and goes on when the key is right again", async () => {
    const before = await accepted();
    await fault("401").getByRole("switch").click();
    await sendExamples();
    await until(seen.page.locator(".held"), /Held: key, permission or address are wrong/);
    await screenshot(seen.page, "fault-401");
    await fault("401").getByRole("switch").click();
    await until(queue("changes"), /^0$/);
    expect(await accepted()).toBe(before + 5);
    await seen.page.locator(".held").waitFor({ state: "detached" });
  });

  for (const name of ["429-retry-after", "reset", "time-out"]) {
    test(`${name}, once: one call fails, and all changes arrive`, async () => {
      const before = await accepted();
      await fault(name).getByRole("button", { name: /once$/ }).click();
      await until(fault(name), /1 to come/);
      await sendExamples();
      await until(fault(name), /happened once/);
      await until(queue("changes"), /^0$/);
      expect(await accepted()).toBe(before + 5);
    });
  }

  test("a file that is announced twice is read twice, and counts once", async () => {
    const before = await accepted();
    await fault("duplicate-notices").getByRole("switch").click();
    await sendExamples();
    await until(fault("duplicate-notices"), /happened once/);
    expect(await accepted()).toBe(before + 5);
    await fault("duplicate-notices").getByRole("switch").click();
  });

  test("a foreign bucket is dropped and counted", async () => {
    await fault("foreign-bucket").getByRole("button").click();
    await until(fault("foreign-bucket"), /happened once/);
    await until(seen.page.locator('[data-metric="NoticesForeign"] dd'), /^1$/);
    await until(queue("notices"), /^0$/);
  });

  for (const worker of ["processor", "publisher"]) {
    test(`a killed ${worker} costs time and no change`, async () => {
      const before = await accepted();
      await fault(`kill-${worker}`).getByRole("button").click();
      await until(fault(`kill-${worker}`), /1 to come/);
      await sendExamples();
      await until(fault(`kill-${worker}`), /happened once/);
      await until(queue("notices"), /^0$/);
      await until(queue("changes"), /^0$/);
      expect(await accepted()).toBe(before + 5);
    });
  }

  test("over the budget nothing is sent, until there is a budget again", async () => {
    const before = await accepted();
    await seen.page.getByLabel("Changes a week").fill("1");
    await seen.page.keyboard.press("Enter");
    await until(seen.page.locator(".budget"), /of 1 sent this week/);
    await sendExamples();
    await until(seen.page.locator(".held"), /Held: the budget is used up/);
    await until(queue("changes"), /^[1-5]$/);
    expect(await seen.page.getByRole("meter").getAttribute("aria-valuemax")).toBe("1");
    await screenshot(seen.page, "fault-budget");
    await seen.page.getByRole("button", { name: "No budget" }).click();
    await until(queue("changes"), /^0$/);
    expect(await accepted()).toBe(before + 5);
  });

  test("a wrong budget is refused in words", async () => {
    await seen.page.getByLabel("Changes a week").fill("-3");
    await seen.page.getByRole("button", { name: "Set", exact: true }).click();
    expect((await seen.page.getByRole("alert").innerText()).length).toBeGreaterThan(10);
    seen.troubles.splice(
      0,
      seen.troubles.length,
      ...seen.troubles.filter((one) => !/status of 400/.test(one)),
    );
  });
});
