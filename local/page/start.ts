import { randomUUID } from "node:crypto";
import { parseTrailKey } from "../../runtime/cloudtrail/key";
import type { EmbeddedRun } from "../run";
import { bundleAssets } from "./http/assets";
import { serve, type HttpServer } from "./http/server";
import { createMonitor } from "./monitor";
import { pageRoutes } from "./routes";
import { stateOf } from "./state";
import { createParkedStore } from "./store/parked";
import { createView } from "./store/view";
import { createUploadStore } from "./uploads/store";

export interface PageOptions {
  run: EmbeddedRun;
  /** TCP port on 127.0.0.1. Defaults to a free one. */
  port?: number;
  /** The incident of the made-up day, in milliseconds since 1970. */
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
  run.events.on("opened", ({ bucket, filter, roleArn }, key) => {
    // The page reads for itself, at the same time and by the same rules: the processor hands on no record.
    const accountId = parseTrailKey(key)?.accountId ?? "";
    const open = () => run.open({ bucket, key });
    view.take({ bucket, key, accountId, rules: { filter, ownRoleArns: [roleArn] }, open }).catch((error) => {
      warn(`The page could not read ${key} (${(error as Error).name}).`);
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
