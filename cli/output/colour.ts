import { createColors } from "picocolors";

export type Colours = ReturnType<typeof createColors>;

/**
 * Colours for a stream: only when it is a terminal that can show them. `NO_COLOR` (not empty) turns them off
 * and wins, `FORCE_COLOR` (not `0`) turns them on. https://no-color.org https://force-color.org
 */
export function coloursFor(stream: { isTTY?: boolean }, environment = process.env): Colours {
  return createColors(wanted(stream, environment));
}

function wanted(stream: { isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== "0";
  return stream.isTTY === true && environment.TERM !== "dumb";
}
