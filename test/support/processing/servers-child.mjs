// S3 and SQS in a process of their own: prints its URL, ends with its standard input.
import { isBuiltin, register } from "node:module";

const module = (source) => `data:text/javascript,${encodeURIComponent(source)}`;
if (!isBuiltin("node:sqlite")) {
  // Only persistence to disk needs it, which is not used here; Node 20 has none.
  const standIn = JSON.stringify(module("export class DatabaseSync {}"));
  register(
    module(
      `export const resolve = (name, context, next) =>
         name === "node:sqlite" ? { url: ${standIn}, shortCircuit: true } : next(name, context);`,
    ),
  );
}
const { startFauxqs } = await import("fauxqs");
const server = await startFauxqs({ port: 0, host: "127.0.0.1", logger: false, defaultRegion: "eu-west-1" });
process.stdin.on("end", () => void server.stop().then(() => process.exit(0))).resume();
process.stdout.write(`http://127.0.0.1:${server.port}\n`);
