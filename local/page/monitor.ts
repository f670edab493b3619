import type { PageEvent, State, Upload } from "./api";

/** Looks at the state while somebody watches, and tells each watcher what has changed. */
export interface Monitor {
  state(): Promise<State>;
  watch(): Watcher;
}

export interface Watcher {
  /** What has changed since the last call; of the state only the newest. */
  news(): PageEvent[];
  end(): void;
}

const PACE_MS = 500;

export function createMonitor(state: () => Promise<State>, uploads: () => Upload[]): Monitor {
  const watchers = new Set<{ state: string; uploads: Map<number, string> }>();
  let timer: NodeJS.Timeout | undefined;
  let latest: State | undefined;
  let asking = false;

  const look = async () => {
    if (asking) return;
    asking = true;
    try {
      latest = await state();
    } catch {
      // The run is about to end; whoever asks for the state itself is told.
    } finally {
      asking = false;
    }
  };

  return {
    state,
    watch: () => {
      const seen = { state: "", uploads: new Map<number, string>() };
      watchers.add(seen);
      timer ??= setInterval(() => void look(), PACE_MS);
      return {
        news: () => [...stateNews(seen, latest), ...uploadNews(seen.uploads, uploads())],
        end: () => {
          watchers.delete(seen);
          if (watchers.size > 0) return;
          clearInterval(timer);
          timer = undefined;
        },
      };
    },
  };
}

/** The clock alone is no news. */
function stateNews(seen: { state: string }, state: State | undefined): PageEvent[] {
  if (state === undefined) return [];
  const text = JSON.stringify({ ...state, now: 0 });
  if (text === seen.state) return [];
  seen.state = text;
  return [{ type: "state", state }];
}

function uploadNews(seen: Map<number, string>, uploads: Upload[]): PageEvent[] {
  const changed = uploads.filter((upload) => {
    const text = JSON.stringify(upload);
    if (seen.get(upload.id) === text) return false;
    seen.set(upload.id, text);
    return true;
  });
  return changed.length === 0 ? [] : [{ type: "uploads", uploads: changed }];
}
