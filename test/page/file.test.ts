import { describePage } from "../support/page/describe";
import { recordOf, trailFile } from "../support/page/trail-file";

describePage("one's own trail file", { tab: "file" }, (seen) => {
  const item = (name: string) => seen.page.locator(".upload").filter({ hasText: name });

  test("chosen by the button: run through, counted, and found by its resource", async () => {
    const { page } = seen;
    const records = [recordOf(), recordOf(), recordOf({ readOnly: true, eventName: "GetParameter" })];
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose files…" }).click();
    await (
      await chooser
    ).setFiles({
      name: "mine.json.gz",
      mimeType: "application/gzip",
      buffer: trailFile(records),
    });
    await item("mine.json.gz").getByText("Done").waitFor();
    const said = await item("mine.json.gz").innerText();
    expect(said).toMatch(/3 records\s*=\s*2 changes\s*\+\s*1 drop/);
    expect(said).toMatch(/1 read-only/);
    expect(said).toMatch(/2 of 2 changes accepted/);

    await page.getByRole("button", { name: "See what changed" }).click();
    await page.getByText("before 2026-03-11 09:31:00 UTC").waitFor();
    await page.locator('[role="row"]').filter({ hasText: "/own/parameter" }).nth(1).waitFor();
    const nearest = page.locator('[role="row"]').first();
    expect(await nearest.innerText()).toMatch(/1 min before[^]*PutParameter[^]*own-user/);
    await page.keyboard.press("/");
    await page.keyboard.type("/own/parameter");
    await page.keyboard.press("Enter");
    await page.getByText(/^2 changes before/).waitFor();
  });

  test("dropped anywhere on the page; a damaged one says what is wrong and keeps its whole records", async () => {
    const { page } = seen;
    const whole = trailFile(Array.from({ length: 300 }, () => recordOf()));
    const cut = whole.subarray(0, Math.floor(whole.length * 0.6)).toString("base64");
    const transfer = await page.evaluateHandle((base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const made = new DataTransfer();
      made.items.add(new File([bytes], "cut.json.gz", { type: "application/gzip" }));
      return made;
    }, cut);
    await page.dispatchEvent("main", "dragover", { dataTransfer: transfer });
    await page.getByText("Drop the trail file to run it through").waitFor();
    await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
    await page.getByRole("tab", { name: "Your file", selected: true }).waitFor();
    await item("cut.json.gz").getByText("Damaged").waitFor();
    const said = await item("cut.json.gz").innerText();
    const [, records, changes] = /(\d+) records\s*=\s*(\d+) changes/.exec(said) ?? [];
    expect(Number(changes)).toBeGreaterThan(10);
    expect(Number(changes)).toBeLessThanOrEqual(Number(records));
    await item("cut.json.gz").getByText("Done").waitFor();

    await page.getByRole("tab", { name: "Faults" }).click();
    const parked = page.getByRole("region", { name: "Parked" });
    await parked.getByText(/AWSLogs/).waitFor();
    expect(await page.locator('[data-queue="parkedNotices"] strong').innerText()).toBe("1");
    await parked.getByRole("button", { name: "Send parked notices again" }).click();
    await parked.getByText("1 notice sent again.").waitFor();
  });

  test("what is no trail file says so", async () => {
    const { page } = seen;
    await page.getByRole("tab", { name: "Your file" }).click();
    await page.locator("#file").setInputFiles({
      name: "notes.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("no trail file"),
    });
    await item("notes.txt").locator(".problem").waitFor();
    expect(await item("notes.txt").locator(".problem").innerText()).toMatch(/There is no whole record in it/);
    expect(await item("notes.txt").locator(".status").innerText()).toBe("No record in it");
  });
});
