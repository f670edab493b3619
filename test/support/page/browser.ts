import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const isThere = existsSync(executablePath);

/** `describe` with a Chromium; without one the tests count as skipped, and a line says why. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (!isThere) {
    process.stderr.write(
      `Skipped, no Chromium at ${executablePath} (environment variable CHROMIUM): ${name}\n`,
    );
  }
  (isThere ? describe : describe.skip)(name, tests);
}

/** A browser with a profile of its own, which asks nobody for anything by itself. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
