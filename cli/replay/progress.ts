import { amount } from "../account/human";
import { neutralise } from "../output/text";

/** Where the run stands, said on stderr: a bar that is drawn over on a terminal, else a line now and then. */
export interface Progress {
  /** One more change has been dealt with. */
  step(): void;
  /** A wait that is not the usual pace. */
  waiting: (milliseconds: number, why: string) => void;
  /** Clears the bar for a line of text, which is written to stderr. */
  write(text: string): void;
  end(): void;
}

export interface ProgressOptions {
  stream: { isTTY?: boolean; columns?: number; write(text: string): unknown };
  /** Changes to deal with; undefined when they are not known before they are read (stdin). */
  total: number | undefined;
  now: () => number;
}

const REDRAW_EVERY = 100;
const LINE_EVERY = 30_000;
const CLEAR = "\r\u001b[2K";
const BAR = 24;

export function createProgress({ stream, total, now }: ProgressOptions): Progress {
  const terminal = stream.isTTY === true;
  const every = terminal ? REDRAW_EVERY : LINE_EVERY;
  const started = now();
  let done = 0;
  let shownAt = started;

  function show(note = ""): void {
    shownAt = now();
    const text = describe(done, total, now() - started) + note;
    if (!terminal) return void stream.write(text + "\n");
    const line = bar(done, total) + text;
    stream.write(CLEAR + line.slice(0, (stream.columns ?? 80) - 1));
  }

  return {
    step() {
      done += 1;
      if (now() - shownAt >= every) show();
    },
    waiting: (milliseconds, why) =>
      show(`; waiting ${Math.ceil(milliseconds / 1_000)} s (${neutralise(why)})`),
    write(text) {
      stream.write((terminal ? CLEAR : "") + text);
    },
    end() {
      if (terminal) stream.write(CLEAR);
    },
  };
}

function bar(done: number, total: number | undefined): string {
  if (!total) return "";
  const full = Math.min(BAR, Math.floor((done / total) * BAR));
  return `${"█".repeat(full)}${"░".repeat(BAR - full)} `;
}

function describe(done: number, total: number | undefined, milliseconds: number): string {
  if (total === undefined) return `${amount(done)} changes`;
  const part = `${amount(done)} of ${amount(total)} changes`;
  if (done === 0 || done >= total) return part;
  return `${part}, ${duration(((total - done) / done) * milliseconds)} left`;
}

/** `40 s`, `5 min`, `3 h`: as exact as a guess should look. */
export function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}
