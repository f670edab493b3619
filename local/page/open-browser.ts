import { spawn } from "node:child_process";

/**
 * Whether a browser would be seen by somebody: on a terminal, outside of CI, and on Linux with a display.
 */
export function canOpenBrowser(
  out: NodeJS.WriteStream,
  environment: NodeJS.ProcessEnv = process.env,
): boolean {
  if (out.isTTY !== true || isSet(environment.CI) || isSet(environment.SSH_CONNECTION)) return false;
  if (process.platform !== "linux") return true;
  return isSet(environment.DISPLAY) || isSet(environment.WAYLAND_DISPLAY);
}

/** Opens the address in the user's browser. A failure is silent: the address is on the screen. */
export function openBrowser(url: string): void {
  const [command, ...args] = COMMANDS[process.platform] ?? ["xdg-open"];
  if (command === undefined) return;
  const child = spawn(command, [...args, url], { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}

/** `start` is a word of the shell, and takes its first quoted argument for a title. */
const COMMANDS: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
};

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}
