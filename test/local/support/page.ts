import { request, type IncomingHttpHeaders } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { PageEvent, State } from "../../../local/page/api";
import { startLocally, type Child } from "./child";

export interface PageAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Asked {
  /** Another server of the run. Defaults to the page's. */
  port?: number;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** The page of a real run, over real HTTP. */
export interface RunningPage {
  url: string;
  port: number;
  child: Child;
  /** Every text that the page answered so far. */
  said: string[];
  ask(path: string, asked?: Asked): Promise<PageAnswer>;
  get<T>(path: string): Promise<T>;
  send<T>(method: "POST" | "PUT", path: string, body: unknown): Promise<T>;
  upload<T>(name: string, body: Uint8Array): Promise<T>;
  /** Asks for the state until it is as wanted, or a minute is over. */
  until(holds: (state: State) => boolean): Promise<State>;
  /** The events of a new connection until one is as wanted. */
  events(until: (event: PageEvent) => boolean, headers?: Record<string, string>): Promise<PageEvent[]>;
  stop(): Promise<void>;
}

/** Starts `npm start -- --no-open …` and waits for its page. The files' samples come at once. */
export async function startPage(...args: string[]): Promise<RunningPage> {
  const child = startLocally("--no-open", "--spread", "0", ...args);
  const url = await child.finds(/The page: (http:\/\/127\.0\.0\.1:(\d+))/);
  const port = Number(new URL(url).port);
  const said: string[] = [];

  const ask = (path: string, { port: at = port, method = "GET", headers, body }: Asked = {}) =>
    new Promise<PageAnswer>((resolve, reject) => {
      const call = request({ host: "127.0.0.1", port: at, path, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          said.push(text);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      });
      call.on("error", reject);
      call.end(body);
    });
  const parsed = ({ status, text }: PageAnswer): unknown => {
    if (status >= 300) throw new Error(`Status ${status}: ${text}`);
    return JSON.parse(text);
  };
  const page: RunningPage = {
    url,
    port,
    child,
    said,
    ask,
    get: async <T>(path: string) => parsed(await ask(path)) as T,
    send: async <T>(method: "POST" | "PUT", path: string, body: unknown) =>
      parsed(
        await ask(path, {
          method,
          headers: { "content-type": "application/json", origin: url },
          body: JSON.stringify(body),
        }),
      ) as T,
    upload: async <T>(name: string, body: Uint8Array) =>
      parsed(await ask(`/api/uploads?name=${encodeURIComponent(name)}`, { method: "POST", body })) as T,
    until: async (holds) => {
      const end = Date.now() + 60_000;
      for (;;) {
        const state = await page.get<State>("/api/state");
        if (holds(state)) return state;
        if (Date.now() > end) throw new Error(`The state never came: ${JSON.stringify(state)}`);
        await wait(100);
      }
    },
    events: (until, headers = {}) =>
      new Promise((resolve, reject) => {
        const events: PageEvent[] = [];
        let left = "";
        const call = request(
          { host: "127.0.0.1", port, path: "/api/events?after=0", headers },
          (response) => {
            response.setEncoding("utf8").on("data", (text: string) => {
              said.push(text);
              const blocks = (left + text).split("\n\n");
              left = blocks.pop() ?? "";
              for (const block of blocks) {
                const event = JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? "") as PageEvent;
                events.push(event);
                if (!until(event)) continue;
                call.destroy();
                return resolve(events);
              }
            });
          },
        );
        call.on("error", reject);
        call.end();
      }),
    stop: async () => {
      child.kill("SIGTERM");
      await child.ended;
    },
  };
  return page;
}

/** Whether all files are fed and read, and every change has been dealt with. */
export function isSettled({ feeding, counts, queues }: State): boolean {
  return (
    feeding.put === feeding.of &&
    queues.notices.total === 0 &&
    queues.changes.total === 0 &&
    counts.files > 0 &&
    counts.deliveries.queued === 0
  );
}
