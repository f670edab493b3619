import { createColors } from "picocolors";

/** Where the run speaks to its user. */
export interface Terminal {
  line(text?: string): void;
  /** What goes wrong; on standard error. */
  problem(text: string): void;
  /** A state of affairs: one line that is written over on a terminal, a line from time to time elsewhere. */
  progress(text: string): void;
  bold(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  dim(text: string): string;
}

/** Milliseconds between two lines of progress where lines cannot be written over. */
const SPARSE_MS = 5_000;

export function createTerminal(out: NodeJS.WriteStream, err: NodeJS.WriteStream): Terminal {
  // A reader that goes away (`| head`) does not end the run.
  out.on("error", () => {});
  const live = out.isTTY === true;
  const noColor = process.env.NO_COLOR !== undefined && process.env.NO_COLOR !== "";
  const colors = createColors(live && !noColor);
  let shown = "";
  let last = Date.now();
  const clear = () => {
    if (live && shown !== "") out.write("\r\u001B[2K");
    shown = "";
  };
  return {
    line: (text = "") => {
      clear();
      out.write(`${text}\n`);
    },
    problem: (text) => {
      clear();
      err.write(`${colors.red(text)}\n`);
    },
    progress: (text) => {
      if (live) {
        if (text === shown) return;
        clear();
        const fitting = text.slice(0, Math.max(20, (out.columns || 80) - 1));
        out.write(fitting);
        shown = text;
      } else if (Date.now() - last >= SPARSE_MS) {
        last = Date.now();
        out.write(`${text}\n`);
      }
    },
    bold: colors.bold,
    good: colors.green,
    bad: colors.red,
    dim: colors.dim,
  };
}
