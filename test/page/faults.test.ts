import { describePage } from "../support/page/describe";
import { withFaults } from "../support/page/faults-view";
import { screenshot } from "../support/page/screenshot";

describePage("faults of BigPanda, and its budget", { tab: "faults" }, (visited) => {
  const seen = withFaults(visited);
  beforeAll(() => seen.fault("429").waitFor());

  for (const name of ["429", "500", "503"]) {
    test(`${name}: the changes wait, and all arrive when it is over`, async () => {
      const before = await seen.accepted();
      await seen.fault(name).getByRole("switch").click();
      await seen.sendExamples();
      await seen.until(seen.queue("changes"), /^[1-5]$/);
      await seen.until(seen.fault(name), /happened/);
      await seen.until(seen.page.locator(".held"), /Waiting before the next try/);
      await seen.until(seen.page.locator(".status.bad"), new RegExp(`^${name}$`));
      if (name === "429") await screenshot(seen.page, "fault-429");
      await seen.fault(name).getByRole("switch").click();
      await seen.until(seen.queue("changes"), /^0$/);
      expect(await seen.accepted(before + 5)).toBe(before + 5);
      await seen.until(
        seen.page.locator("[data-deliveries]"),
        new RegExp(`^${before + 5} changes accepted, 0 on`),
      );
    });
  }

  test("401: the destination is held, and goes on when the key is right again", async () => {
    const before = await seen.accepted();
    await seen.fault("401").getByRole("switch").click();
    await seen.sendExamples();
    await seen.until(seen.page.locator(".held"), /Held: key, permission or address are wrong/);
    await screenshot(seen.page, "fault-401");
    await seen.fault("401").getByRole("switch").click();
    await seen.until(seen.queue("changes"), /^0$/);
    expect(await seen.accepted(before + 5)).toBe(before + 5);
    await seen.page.locator(".held").waitFor({ state: "detached" });
  });

  for (const name of ["429-retry-after", "reset", "time-out"]) {
    test(`${name}, once: one call fails, and all changes arrive`, async () => {
      const before = await seen.accepted();
      await seen.fault(name).getByRole("button", { name: /once$/ }).click();
      await seen.until(seen.fault(name), /1 to come/);
      await seen.sendExamples();
      await seen.until(seen.fault(name), /happened once/);
      await seen.until(seen.queue("changes"), /^0$/);
      expect(await seen.accepted(before + 5)).toBe(before + 5);
    });
  }

  test("over the budget nothing is sent, until there is a budget again", async () => {
    const before = await seen.accepted();
    await seen.page.getByLabel("Changes a week").fill("1");
    await seen.page.keyboard.press("Enter");
    await seen.until(seen.page.locator(".budget"), /of 1 sent this week/);
    await seen.sendExamples();
    await seen.until(seen.page.locator(".held"), /Held: the budget is used up/);
    await seen.until(seen.queue("changes"), /^[1-5]$/);
    expect(await seen.page.getByRole("meter").getAttribute("aria-valuemax")).toBe("1");
    await screenshot(seen.page, "fault-budget");
    await seen.page.getByRole("button", { name: "No budget" }).click();
    await seen.until(seen.queue("changes"), /^0$/);
    expect(await seen.accepted(before + 5)).toBe(before + 5);
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
