import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A visit of the page, and everything that went on in the browser meanwhile. */
export interface Visit {
  page: Page;
  /** Errors of the console and of scripts, dialogs, violations of the Content-Security-Policy. */
  troubles: string[];
  /** Addresses of all requests. */
  requests: string[];
  /** Fails when there was any trouble, or a request left this machine. */
  expectQuiet: () => void;
  close: () => Promise<void>;
}

/** Opens a page of the run in a context of its own. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(60_000); // a loaded machine may be slow
  const page = await context.newPage();
  const troubles: string[] = [];
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(`script failed: ${error.message}`));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("page", (opened) => troubles.push(`another page opened: ${opened.url()}`));
  await page.exposeBinding("tellViolation", (_, violation: string) => void troubles.push(violation));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      const tell = (window as unknown as { tellViolation: (text: string) => void }).tellViolation;
      tell(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  await page.goto(url);
  return {
    page,
    troubles,
    requests,
    expectQuiet: () => {
      expect(troubles).toEqual([]);
      expect(requests.filter((address) => new URL(address).hostname !== "127.0.0.1")).toEqual([]);
      expect(requests.length).toBeGreaterThan(3);
    },
    close: () => context.close(),
  };
}
