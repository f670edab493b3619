import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describePageRun } from "../support/page/describe";
import { screenshot } from "../support/page/screenshot";
import { visit, type Visit } from "../support/page/visit";

const IMAGES = join(__dirname, "../../docs/images");
/** `PICTURES=write`: the pictures of the documents are taken anew. */
const writes = process.env.PICTURES === "write";
const MOST_BYTES = 300_000;

describePageRun("pictures of the documents", (at) => {
  let seen: Visit;
  beforeAll(async () => {
    seen = await visit(at.browser, at.run.url, {
      colorScheme: "light",
      viewport: { width: 1280, height: 720 },
    });
    await seen.page.locator('[role="row"]').first().waitFor();
  });

  const take = async (name: string) => {
    await screenshot(seen.page, name);
    if (!writes) return;
    mkdirSync(IMAGES, { recursive: true });
    await seen.page.screenshot({ path: join(IMAGES, `${name}.png`) });
  };

  test("page: what changed before the incident", async () => {
    await take("page");
  });

  test("page-faults: a wrong key holds the destination, and the changes wait", async () => {
    const { page } = seen;
    await page.getByRole("tab", { name: "Faults" }).click();
    await page.locator('[data-fault="401"]').getByRole("switch").click();
    await page.getByRole("button", { name: /^Send 5 example changes/ }).click();
    await page.locator('[data-queue="changes"] strong').filter({ hasText: /^5$/ }).waitFor();
    await page.locator(".held").filter({ hasText: "Held: key, permission or address are wrong" }).waitFor();
    await page.mouse.move(0, 0);
    await take("page-faults");
    seen.expectQuiet();
  });

  test("page-record: a change with its decision, rule by rule", async () => {
    const { page } = seen;
    await page.getByRole("tab", { name: "What changed?" }).click();
    await page.locator('[role="row"] .what').nth(1).click();
    await page.getByRole("tab", { name: "Decision" }).click();
    await page.locator(".verdict").waitFor();
    await page.mouse.move(0, 0);
    await take("page-record");
    seen.expectQuiet();
  });
});

test("each picture is there, 1,280 pixels wide, small, and shown by a document", () => {
  const shown = ["README.md", "docs/page.md"]
    .map((name) => ({ name, path: join(__dirname, "../..", name) }))
    .flatMap(({ path }) =>
      [...readFileSync(path, "utf8").matchAll(/!\[[^\]]+\]\(([^)]+\.png)\)/g)].map(([, image = ""]) =>
        join(dirname(path), image),
      ),
    );
  expect(shown.length).toBeGreaterThan(0);
  for (const path of new Set(shown)) {
    expect({ path, there: existsSync(path) }).toEqual({ path, there: true });
    const bytes = readFileSync(path);
    expect(bytes.toString("latin1", 1, 4)).toBe("PNG");
    // Width, the first number of the first chunk: https://www.w3.org/TR/png-3/#11IHDR
    expect(bytes.readUInt32BE(16)).toBe(1280);
    expect(bytes.length).toBeLessThan(MOST_BYTES);
  }
});
