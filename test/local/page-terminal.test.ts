import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canOpenBrowser } from "../../local/page/open-browser";
import { END_WITH_PARENT } from "./support/child";

jest.setTimeout(90_000);

const terminal = { isTTY: true } as NodeJS.WriteStream;

test("a browser is opened only where somebody would see it", () => {
  const display = process.platform === "linux" ? { DISPLAY: ":0" } : {};
  expect(canOpenBrowser(terminal, display)).toBe(true);
  expect(canOpenBrowser({ isTTY: false } as NodeJS.WriteStream, display)).toBe(false);
  expect(canOpenBrowser(terminal, { ...display, CI: "true" })).toBe(false);
  expect(canOpenBrowser(terminal, { ...display, SSH_CONNECTION: "192.0.2.1 1 192.0.2.2 22" })).toBe(false);
  if (process.platform === "linux") {
    expect(canOpenBrowser(terminal, {})).toBe(false);
    expect(canOpenBrowser(terminal, { WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
  }
});

/** Of util-linux: runs a command on a terminal of its own. */
const SCRIPT = "/usr/bin/script";
const onTerminal = process.platform === "linux" && existsSync(SCRIPT) ? test : test.skip;

onTerminal(
  "on a terminal: the address is printed, the browser opened there, and Ctrl-C ends it",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "page-terminal-"));
    const opened = join(folder, "opened");
    const browser = join(folder, "xdg-open");
    writeFileSync(browser, `#!/bin/sh\necho "$1" >"${opened}.part" && mv "${opened}.part" "${opened}"\n`);
    chmodSync(browser, 0o755);
    const command = `exec "${process.execPath}" --import tsx --import "${END_WITH_PARENT}" local/main.ts --spread 0`;
    const child = spawn(SCRIPT, ["-qefc", command, "/dev/null"], {
      cwd: join(__dirname, "../.."),
      env: {
        PATH: `${folder}:${process.env.PATH}`,
        HOME: folder,
        DISPLAY: ":0",
        TERM: "xterm",
        SHELL: "/bin/sh",
      },
      stdio: ["pipe", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (text.includes("Ctrl-C ends the run.")) child.stdin.write("\u0003");
    });
    const status = await new Promise((resolve) => child.on("close", resolve));
    const [, url] = /The page: .*?(http:\/\/127\.0\.0\.1:\d+)/.exec(said) ?? [];
    expect(said).toContain("Ctrl-C ends the run.");
    expect(url).toBeDefined();
    expect(readFileSync(opened, "utf8").trim()).toBe(url);
    expect(status).toBe(0);
    rmSync(folder, { recursive: true });
  },
);
