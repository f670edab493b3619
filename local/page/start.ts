import { randomUUID } from "node:crypto";
import { parseTrailKey } from "../../runtime/cloudtrail/key";
import type { EmbeddedRun } from "../run";
import type { FileAccount } from "../tally";
import { bundleAssets } from "./http/assets";
import { serve, type HttpServer } from "./http/server";
import { createMonitor } from "./monitor";
import { pageRoutes } from "./routes";
import { stateOf } from "./state";
import { createParkedStore } from "./store/parked";
import { createView, type View } from "./store/view";
import { createUploadStore } from "./uploads/store";

export interface PageOptions {
  run: EmbeddedRun;
  /** TCP port on 127.0.0.1. Defaults to a free one. */
  port?: number;
  /** A moment worth asking about, in milliseconds since 1970. */
  incidentAt?: number;
  /** Files that are put by now, and all that will be; told anew by whoever puts them. */
  feeding: { put: number; of: number };
}

/** Warnings that are kept. */
const WARNINGS = 20;

/** Starts the page of a run, before the first file is put. Rejects when the port is taken. */
export async function startPage({ run, port = 0, incidentAt, feeding }: PageOptions): Promise<HttpServer> {
  const assets = await bundleAssets();
  const view = createView({ runId: randomUUID() });
  const parked = createParkedStore(view.deliveries);
  const uploads = createUploadStore(view);
  const warnings: { at: number; text: string }[] = [];
  const warn = (text: string) => {
    warnings.unshift({ at: Date.now(), text });
    warnings.splice(WARNINGS);
  };
  run.events.on("read", (account) => {
    take(account, view, run).catch((error: unknown) => {
      warn(`The page could not read ${account.key} (${(error as Error).name}).`);
    });
  });
  run.events.on("warned", warn);
  run.events.on("parked", (message) => parked.add(message));
  run.events.on("shed", (identifier) => view.deliveries.setQueued(identifier, "shed"));
  run.bigPanda.events.on("answered", (exchange) => view.deliveries.saw(exchange));

  const monitor = createMonitor(
    () => stateOf({ run, view, feeding, incidentAt, warnings }),
    () => uploads.list(),
  );
  return serve(pageRoutes({ run, view, parked, uploads, monitor, assets }), port);
}

/** The rules are those of this moment: the processor has just decided by them. */
function take({ bucket, key }: FileAccount, view: View, run: EmbeddedRun): Promise<void> {
  const trail = run.trails.get(bucket);
  const rules = { filter: trail?.filter, ownRoleArns: trail ? [trail.roleArn] : [] };
  const accountId = parseTrailKey(key)?.accountId ?? "";
  return view.take({ bucket, key, accountId, rules, open: () => run.open({ bucket, key }) });
}
