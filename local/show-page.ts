import { setTimeout as wait } from "node:timers/promises";
import { canOpenBrowser, openBrowser } from "./page/open-browser";
import { startPage } from "./page/start";
import type { EmbeddedRun } from "./run";
import type { Terminal } from "./terminal";
import type { Work } from "./work";

/** How the page is to be shown. */
export interface PageWish {
  /** TCP port on 127.0.0.1. Defaults to a free one. */
  port?: number;
  /** Open it in the browser, where there is one. */
  open: boolean;
  /** Seconds over which the files are put, so that there is something to see. */
  spreadSeconds: number;
}

export interface ShownPage {
  url: string;
  /** So many files are put: tells the page, and waits until the next one is due. */
  fed(files: number, stop: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Shows the page of a run; undefined when it cannot be, and then the run goes on without it. */
export async function showPage(
  { port, open, spreadSeconds }: PageWish,
  { run, work, terminal }: { run: EmbeddedRun; work: Work; terminal: Terminal },
): Promise<ShownPage | undefined> {
  const feeding = { put: 0, of: work.files.length };
  try {
    const page = await startPage({ run, port, incidentAt: work.incidentAt, feeding });
    terminal.line(terminal.bold(`The page: ${page.url}`));
    terminal.line();
    if (open && canOpenBrowser(process.stdout)) openBrowser(page.url);
    const started = Date.now();
    return {
      ...page,
      fed: async (files, stop) => {
        feeding.put = files;
        const due = started + (files / feeding.of) * spreadSeconds * 1_000;
        const rest = due - Date.now();
        if (rest > 0) await wait(rest, undefined, { signal: stop }).catch(() => undefined);
      },
    };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "EADDRINUSE" ? `port ${port} is taken` : message;
    terminal.problem(`The page cannot be shown: ${why}. The run goes on without it.`);
    return undefined;
  }
}
