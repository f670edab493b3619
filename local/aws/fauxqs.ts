import type * as fauxqs from "fauxqs" with { "resolution-mode": "import" };
import { isBuiltin, register } from "node:module";

/** The embedded S3 and SQS server as a module: https://www.npmjs.com/package/fauxqs */
export type Fauxqs = typeof fauxqs;

/**
 * Loads the embedded server. It imports `node:sqlite`, which Node has only from 22.5 on, for its persistence to
 * disk; the run keeps everything in memory, so on an older Node an empty module takes that place.
 */
export async function loadFauxqs(): Promise<Fauxqs> {
  if (!isBuiltin("node:sqlite")) {
    register(moduleUrl(SQLITE_STAND_IN));
  }
  return import("fauxqs");
}

const SQLITE_STAND_IN = `
export async function resolve(specifier, context, next) {
  return specifier === "node:sqlite"
    ? { url: ${JSON.stringify(moduleUrl("export class DatabaseSync {}"))}, shortCircuit: true }
    : next(specifier, context);
}`;

function moduleUrl(source: string): string {
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
