import { describePage } from "../support/page/describe";
import { screenshot } from "../support/page/screenshot";
import { ACCOUNT, recordOf, trailFile } from "../support/page/trail-file";
import { visit } from "../support/page/visit";

/** What an attacker would write into whatever field AWS records. */
const ATTACKS = [
  '<img src=x onerror="window.broken=1;alert(1)">',
  "<script>window.broken=2;alert(2)</script>",
  "javascript:window.broken=3;alert(3)",
  '"><svg onload="window.broken=4;alert(4)"></svg>',
  "{{constructor.constructor('window.broken=5')()}}",
  "‮moc.elpmaxe\u0000\u0007`'\"&lt;b&gt;",
  '<a href="https://example.com/" style="position:fixed;inset:0">x</a>',
  "<iframe srcdoc='<script>parent.broken=6</script>'></iframe>",
];

/** A record of a change in which every field, and every key that can be, is an attack. */
function hostileRecord(attack: string, place: number, over: Record<string, unknown> = {}) {
  return recordOf({
    userIdentity: {
      type: attack,
      principalId: attack,
      arn: attack,
      accountId: attack,
      userName: `${attack}${place}`,
      invokedBy: attack,
      sessionContext: { sessionIssuer: { type: attack, arn: attack, userName: attack }, [attack]: attack },
    },
    eventSource: `${attack}.amazonaws.com`,
    eventName: `Put${attack}`,
    awsRegion: attack,
    sourceIPAddress: attack,
    userAgent: attack,
    requestParameters: {
      [attack]: attack,
      name: attack,
      arn: `arn:aws:s3:::${attack}`,
      password: attack,
      ["__proto__"]: attack,
      nested: { [attack]: [attack, { [attack]: attack }] },
    },
    responseElements: { url: attack, arn: attack, [attack]: attack },
    additionalEventData: { [attack]: attack },
    resources: [{ ARN: `arn:aws:s3:::${attack}`, accountId: attack, type: attack }],
    requestID: attack,
    eventID: `${attack}${place}`,
    eventType: attack,
    eventCategory: "Management",
    vpcEndpointId: attack,
    recipientAccountId: ACCOUNT,
    ...over,
  });
}

describePage("a record is an attacker's text", { tab: "file" }, (seen) => {
  beforeAll(async () => {
    const changes = ATTACKS.map((attack, place) => hostileRecord(attack, place));
    const drops = ATTACKS.map((attack, place) =>
      hostileRecord(attack, 100 + place, { eventCategory: "Insight" }),
    );
    await seen.page.locator("#file").setInputFiles({
      name: '<img src=x onerror="window.broken=7">.json.gz',
      mimeType: "application/gzip",
      buffer: trailFile([...changes, ...drops]),
    });
    await seen.page.locator(".upload").getByText("Done").waitFor();
  });
  afterEach(async () => {
    expect(
      await seen.page.evaluate(() => (window as unknown as { broken?: unknown }).broken),
    ).toBeUndefined();
    expect(
      await seen.page.locator("iframe, script:not([src]), img, [onerror], [onload], [style*=fixed]").count(),
    ).toBe(0);
    const links = await seen.page
      .locator("a")
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
    expect(
      links.filter((link) => !/^https:\/\/[a-z0-9.-]+\.(?:amazon|aws)\S*\/cloudtrail/.test(link)),
    ).toEqual([]);
  });

  test("the file's name", async () => {
    const [upload] = await seen.run.get<{ name: string }[]>("/api/uploads");
    expect(upload?.name).toContain("window.broken");
    expect(await seen.page.locator(".upload h3").innerText()).toBe(upload?.name);
  });

  test("lists, suggestions and filters show it literally", async () => {
    const { page } = seen;
    await page.getByRole("tab", { name: "What changed?" }).click();
    await page.getByRole("button", { name: "Now", exact: true }).click();
    await page.getByText(/^127 changes before/).waitFor();
    const first = page.locator('[role="row"]').filter({ hasText: "Put<img src=x onerror=" }).first();
    expect(await first.innerText()).toContain("Put<img src=x onerror=");
    expect(await page.locator(".rows").innerText()).toContain("\\u202emoc.elpmaxe");
    await screenshot(page, "hostile");
    await page.keyboard.press("/");
    await page.keyboard.type("<script>");
    await page.getByRole("option").filter({ hasText: "<script>window.broken=2" }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByText(/^[12] changes? before/).waitFor();
    expect(await page.locator(".given").innerText()).toContain("<script>");
    await page.locator('[role="row"] .actor button').first().click();
    await page.getByRole("button", { name: /^Actor / }).waitFor();
    await page.reload();
    await page.locator('[role="row"]').first().waitFor();
    await page.getByRole("button", { name: "Clear all" }).click();
    await page.getByText(/^127 changes before/).waitFor();
  });

  test("record, decision and request of each, literally", async () => {
    const { page } = seen;
    for (let place = 0; place < ATTACKS.length; place++) {
      await page.locator('[role="row"] .what').nth(place).click();
      const detail = page.getByRole("complementary");
      await detail.getByRole("tab", { name: "Record" }).click();
      const record = JSON.parse(await detail.locator(".json").innerText()) as Record<string, string>;
      expect(ATTACKS.map((attack) => `Put${attack}`)).toContain(record.eventName);
      await detail.getByRole("tab", { name: "Decision" }).click();
      await detail.locator(".verdict").waitFor();
      await detail.getByRole("tab", { name: "Request" }).click();
      await detail.getByRole("region", { name: "Request body" }).waitFor();
      await detail.getByLabel("Exactly as sent").check();
      await page.keyboard.press("Escape");
      await detail.waitFor({ state: "detached" });
    }
  });

  test("if a text did become markup after all, the policy would forbid what it does", async () => {
    const { page, troubles, close } = await visit(seen.browser, seen.run.url);
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.broken = 8";
      const image = document.createElement("img");
      image.src = "https://example.com/seen.png";
      document.body.append(script, image);
    });
    const told = async () => {
      while (troubles.filter((one) => one.startsWith("policy violated")).length < 2)
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
      return troubles.filter((one) => one.startsWith("policy violated")).sort();
    };
    const [image, script] = await told();
    expect(image).toMatch(/^policy violated: img-src https:\/\/example\.com/);
    expect(script).toMatch(/^policy violated: script-src\S* inline/);
    expect(await page.evaluate(() => (window as unknown as { broken?: unknown }).broken)).toBeUndefined();
    await close();
  });

  test("the feed, and the samples of drops", async () => {
    const { page } = seen;
    await page.getByRole("tab", { name: "Live feed" }).click();
    await page.getByText("<img src=x").first().waitFor();
    await page.getByRole("tab", { name: "Counts" }).click();
    await page.getByRole("button", { name: /^insight/ }).click();
    const hostile = page.locator(".sample").filter({ hasText: "Put<" });
    await hostile.first().waitFor();
    await hostile.first().click();
    await page.getByRole("region", { name: "Record as JSON" }).waitFor();
    const choice = page.getByRole("region", { name: "Include this" }).getByRole("button").first();
    if ((await choice.count()) > 0) {
      await choice.click();
      await page.getByRole("region", { name: "Filter on trial" }).getByText("decided again").waitFor();
    }
  });
});
