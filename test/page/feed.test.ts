import { describePage } from "../support/page/describe";
import { ACCOUNT, recordOf, trailFile } from "../support/page/trail-file";

/** A record by an actor, of a moment after the made-up day. */
function recordBy(userName: string, minute: number, over: Record<string, unknown> = {}) {
  return recordOf({
    eventTime: `2026-03-12T10:${String(minute).padStart(2, "0")}:00Z`,
    userIdentity: {
      type: "IAMUser",
      userName,
      arn: `arn:aws:iam::${ACCOUNT}:user/${userName}`,
      accountId: ACCOUNT,
    },
    ...over,
  });
}

describePage("the live feed", { tab: "feed" }, (seen) => {
  beforeAll(async () => {
    await seen.page.getByText("119 changes", { exact: true }).waitFor();
  });

  const rows = () => seen.page.locator('.rows [role="row"]');

  test("what comes in is shown without asking, under its actor, the latest actor first", async () => {
    await seen.run.upload(
      "one.json",
      trailFile([recordBy("nina", 1), recordBy("nina", 2), recordBy("otto", 3)]),
    );
    await seen.page.getByText("122 changes", { exact: true }).waitFor();
    await rows().filter({ hasText: "nina" }).first().waitFor();
    const shown = await Promise.all([0, 1, 2, 3, 4].map((place) => rows().nth(place).innerText()));
    expect(shown[0]).toMatch(/otto[^]*IAMUser[^]*1/);
    expect(shown[1]).toMatch(/10:03:00[^]*PutParameter[^]*\/own\/parameter/);
    expect(shown[2]).toMatch(/nina[^]*IAMUser[^]*2/);
    expect(shown[3]).toMatch(/10:02:00/);
    expect(shown[4]).toMatch(/10:01:00/);
  });

  test("the mark of a row follows its change", async () => {
    await seen.run.send("POST", "/api/faults", { name: "401", action: "on" });
    await seen.run.upload("two.json", trailFile([recordBy("otto", 10, { eventName: "PutParameterLater" })]));
    const row = rows().filter({ hasText: "PutParameterLater" });
    await row.locator(".delivery.queued").waitFor();
    await seen.run.send("POST", "/api/faults", { name: "401", action: "off" });
    await row.locator(".delivery.accepted").waitFor();
  });

  test("by keyboard: an actor is closed and opened, a change is read, an actor's changes are found", async () => {
    const { page } = seen;
    await rows().nth(0).focus();
    await page.keyboard.press("Enter");
    await page.locator('[aria-expanded="false"]').waitFor();
    expect(await rows().nth(1).innerText()).toContain("nina");
    await page.keyboard.press("Enter");
    await page.locator('[aria-expanded="false"]').waitFor({ state: "detached" });
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Record as JSON" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("complementary").waitFor({ state: "detached" });
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Actor otto: take away" }).waitFor();
  });
});
