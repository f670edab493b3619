import type { Browser } from "playwright-core";
import { readerPermissions, readerTrustPolicy, trailQueuePolicy } from "../../components/documents";
import { partitionOfRegion } from "../../contract/partition";
import { startPage, type RunningPage } from "../local/support/page";
import { describeInBrowser, launchBrowser } from "../support/page/browser";
import { visit, type Visit } from "../support/page/visit";

describeInBrowser("who may do what", () => {
  let run: RunningPage;
  let browser: Browser;
  let seen: Visit;
  beforeAll(async () => {
    [run, browser] = await Promise.all([startPage(), launchBrowser()]);
    seen = await visit(browser, `${run.url}/#tab=permissions`);
  });
  afterAll(async () => {
    await browser?.close();
    await run?.stop();
  });

  const shown = async (id: string): Promise<unknown> =>
    JSON.parse(await seen.page.locator(`[data-document="${id}"] .json`).innerText());

  test("the documents are those that the components write", async () => {
    const { page } = seen;
    await page.getByLabel("Bucket", { exact: false }).first().fill("example-trail-logs");
    await page.getByLabel("Account of the bucket").fill("111122223333");
    await page.getByLabel("Account of the processor").fill("444455556666");
    await page.getByLabel("External id").fill("7d1c1f6e");
    await page.getByLabel("Prefix before AWSLogs/").fill("security");
    await page.keyboard.press("Enter");
    await page.locator('[data-document="reader-trust"]').waitFor();

    const region = "eu-west-1";
    const partition = partitionOfRegion(region);
    expect(await shown("reader-trust")).toEqual(
      readerTrustPolicy({
        partition,
        vendorAccountId: "444455556666",
        externalId: "7d1c1f6e",
        processorRoleArn: "arn:aws:iam::444455556666:role/cloudtrail-changes/cloudtrail-changes-processor",
      }),
    );
    expect(await shown("reader-permissions")).toEqual(
      readerPermissions({
        partition,
        region,
        bucket: "example-trail-logs",
        prefixes: ["security/"],
        accountIds: ["111122223333"],
      }),
    );
    expect(await page.locator('[data-document="notifier-permissions"]').count()).toBe(0);
    await page.getByLabel("How notices of files come").selectOption("merge");
    await page.getByRole("button", { name: "Show the documents" }).click();
    await page.locator('[data-document="notifier-permissions"]').waitFor();
    const queueArn = await page.locator('[data-document="trail-queue"] .path').innerText();
    const s3Sources = [{ bucket: "example-trail-logs", accountId: "111122223333" }];
    expect(await shown("trail-queue")).toEqual(trailQueuePolicy({ partition, queueArn, s3Sources }));
    for (const document of await page.locator("[data-document]").all()) {
      const { Statement } = JSON.parse(await document.locator(".json").innerText()) as {
        Statement: unknown[];
      };
      expect(await document.locator("tbody tr").count()).toBe(Statement.length);
      expect(await document.locator("tbody td").allInnerTexts()).not.toContain("");
    }
    seen.expectQuiet();
  });

  test("a wrong account is refused in words, and the field can be mended", async () => {
    const { page } = seen;
    await page.getByLabel("Account of the bucket").fill("12");
    await page.getByRole("button", { name: "Show the documents" }).click();
    expect(await page.getByRole("alert").innerText()).toMatch(/12 digits/);
    await page.getByLabel("Account of the bucket").fill("111122223333");
    await page.getByRole("button", { name: "Show the documents" }).click();
    await page.getByRole("alert").waitFor({ state: "detached" });
    await page.locator('[data-document="reader-trust"]').waitFor();
    // The browser itself tells the console of a refused request.
    expect(seen.troubles.filter((trouble) => !/status of 400/.test(trouble))).toEqual([]);
  });
});
