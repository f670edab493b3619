import type { FilterPreview, State } from "../../local/page/api";
import { describePage } from "../support/page/describe";

describePage("counts, and a filter tried out", { tab: "counts" }, (seen) => {
  test("records = changes + drops, as the run counts them", async () => {
    const { counts } = await seen.run.get<State>("/api/state");
    const dropped = counts.drops.reduce((sum, { count }) => sum + count, 0);
    await seen.page.getByText(`${counts.records.toLocaleString("en")} records`).waitFor();
    const sum = await seen.page.locator(".sum").innerText();
    expect(sum.match(/[\d,]+/g)?.map((figure) => Number(figure.replace(",", "")))).toEqual([
      counts.records,
      counts.changes,
      dropped,
    ]);
    expect(await seen.page.locator(".drops > li").count()).toBe(counts.drops.length);
  });

  test("a reason opens samples, a sample its record and decision", async () => {
    const { page } = seen;
    await page.getByRole("button", { name: /^data-event/ }).click();
    await page.locator(".sample").first().click();
    await page.getByRole("region", { name: "Record as JSON" }).waitFor();
    expect(await page.locator(".verdict").innerText()).toMatch(/Not a change\s+data-event/);
    expect(await page.locator(".steps .decides").count()).toBe(1);
  });

  test("“include this” decides again, shows the difference and the configuration, and applies", async () => {
    const { page } = seen;
    const [choice] = await page.getByRole("region", { name: "Include this" }).getByRole("button").all();
    const label = await choice?.innerText();
    expect(label).toMatch(/^Every \w+ of s3$/);
    await choice?.click();
    const trial = page.getByRole("region", { name: "Filter on trial" });
    await trial.getByText("decided again").waitFor();

    const name = /^Every (\w+) of/.exec(label ?? "")?.[1] ?? "";
    const filter = { include: [{ source: "s3", name }] };
    const preview = await seen.run.send<FilterPreview>("POST", "/api/filter/preview", { filter });
    expect(preview.newlyKept.count).toBeGreaterThan(0);
    const said = await trial.innerText();
    expect(said).toContain(`+${preview.changesAfter - preview.changesBefore}`);
    expect(said).toContain(`+${preview.newlyKept.count} ${name}`);
    expect(await trial.getByRole("region", { name: "Configuration", exact: true }).innerText()).toBe(
      preview.configuration.pulumi,
    );
    await trial.getByRole("tab", { name: "Rules file of the command" }).click();
    expect(
      JSON.parse(await trial.getByRole("region", { name: "Configuration", exact: true }).innerText()),
    ).toEqual(filter);

    await trial.getByRole("button", { name: "Apply to files that come from now on" }).click();
    await trial.getByRole("button", { name: "Applied" }).waitFor();
    expect((await seen.run.get<State>("/api/state")).filter).toEqual(filter);
    await trial.getByRole("button", { name: "Done" }).click();
    await trial.waitFor({ state: "detached" });
  });

  test("“leave this out” of a change tries an exclusion", async () => {
    const { page } = seen;
    await page.getByRole("tab", { name: "What changed?" }).click();
    await page.locator('[role="row"]').filter({ hasText: "RotateKey" }).first().locator(".what").click();
    await page.getByRole("tab", { name: "Decision" }).click();
    await page.getByRole("button", { name: "Every RotateKey of kms" }).click();
    const trial = page.getByRole("region", { name: "Filter on trial" });
    await trial.getByRole("region", { name: "No longer changes" }).waitFor();
    expect(await trial.innerText()).toMatch(/−\d+ RotateKey/);
    await trial.getByRole("button", { name: "Discard" }).click();
  });

  test("what is copied is what is shown", async () => {
    const { page } = seen;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: seen.run.url });
    await page.getByRole("tab", { name: "What changed?" }).click();
    await page.locator('[role="row"] .what').first().click();
    await page.getByRole("button", { name: "Copy JSON" }).click();
    await page.getByText("Copied").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(copied)).toEqual(JSON.parse(await page.locator(".json").innerText()));
  });
});
