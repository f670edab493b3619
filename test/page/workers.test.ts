import { describePage } from "../support/page/describe";
import { withFaults } from "../support/page/faults-view";

describePage("faults of notices and workers", { tab: "faults" }, (visited) => {
  const seen = withFaults(visited);
  beforeAll(() => seen.fault("429").waitFor());

  test("a file that is announced twice is read twice, and counts once", async () => {
    const before = await seen.accepted();
    await seen.fault("duplicate-notices").getByRole("switch").click();
    await seen.sendExamples();
    await seen.until(seen.fault("duplicate-notices"), /happened once/);
    expect(await seen.accepted(before + 5)).toBe(before + 5);
    await seen.fault("duplicate-notices").getByRole("switch").click();
  });

  test("a foreign bucket is dropped and counted", async () => {
    await seen.fault("foreign-bucket").getByRole("button").click();
    await seen.until(seen.fault("foreign-bucket"), /happened once/);
    await seen.until(seen.page.locator('[data-metric="NoticesForeign"] dd'), /^1$/);
    await seen.until(seen.queue("notices"), /^0$/);
  });

  for (const worker of ["processor", "publisher"]) {
    test(`a killed ${worker} costs time and no change`, async () => {
      const before = await seen.accepted();
      await seen.fault(`kill-${worker}`).getByRole("button").click();
      await seen.until(seen.fault(`kill-${worker}`), /1 to come/);
      await seen.sendExamples();
      await seen.until(seen.fault(`kill-${worker}`), /happened once/);
      await seen.until(seen.queue("notices"), /^0$/);
      await seen.until(seen.queue("changes"), /^0$/);
      expect(await seen.accepted(before + 5)).toBe(before + 5);
    });
  }
});
