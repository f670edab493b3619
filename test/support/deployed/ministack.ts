import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { get } from "node:https";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { REGION } from "./stack";
import type { Certificates } from "./test-ca";

/** The emulator, in a process of its own. https://github.com/ministackorg/ministack */
export interface MiniStack {
  /** `https://127.0.0.1:<port>`. */
  url: string;
  version: string;
  /** Everything that it has printed, for a failure's sake. */
  output(): string;
  stop(): Promise<void>;
}

/** The executable: what MINISTACK names, else `ministack` on PATH; undefined when there is none. */
export function miniStackExecutable(): string | undefined {
  const named = process.env.MINISTACK;
  if (named) return named;
  const { status, stdout } = spawnSync("which", ["ministack"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Starts it on a free port of 127.0.0.1 with signatures and policies enforced, and TLS, which the policies of our
 * queues ask for. It and what it starts end with `stop`, and with this process at the latest, however that ends.
 */
export async function startMiniStack(executable: string, certificates: Certificates): Promise<MiniStack> {
  const folder = mkdtempSync(path.join(tmpdir(), "ministack-"));
  const port = await freePort();
  const log = path.join(folder, "output.log");
  const file = openSync(log, "w");
  const child = spawn("sh", ["-c", UNTIL_STDIN_ENDS, executable], {
    cwd: folder,
    detached: true,
    stdio: ["pipe", file, file],
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      TMPDIR: folder,
      PYTHONPATH: path.join(__dirname, "mended"),
      PYTHONDONTWRITEBYTECODE: "1",
      AUTH: "true",
      BIND_HOST: "127.0.0.1",
      MINISTACK_HOST: "127.0.0.1",
      GATEWAY_PORT: String(port),
      // The region of calls without a signature, such as the confirmation of a subscription.
      MINISTACK_REGION: REGION,
      IOT_MTLS_ENABLED: "0",
      USE_SSL: "1",
      MINISTACK_SSL_CERT: certificates.certFile,
      MINISTACK_SSL_KEY: certificates.keyFile,
      // For what it posts to, and for what the functions in it call.
      SSL_CERT_FILE: certificates.caFile,
      NODE_EXTRA_CA_CERTS: certificates.caFile,
    },
  });
  const url = `https://127.0.0.1:${port}`;
  const output = () => readFileSync(log, "utf8");
  const stop = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.stdin?.end();
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await healthy(url, certificates);
  } catch (error) {
    const said = output().slice(-2_000);
    await stop();
    throw new Error(`${String(error)}\n${said}`, { cause: error });
  }
  return { url, version: versionOf(executable), output, stop };
}

/**
 * The emulator and its functions' processes are a group. It ends with our end of the pipe, which closes even when this
 * process is killed.
 */
const UNTIL_STDIN_ENDS = '"$0" </dev/null & read -r _; kill -9 0';

/** Answers once it listens. */
async function healthy(url: string, { ca }: Certificates): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const status = await statusOf(`${url}/_ministack/health`, ca).catch(() => undefined);
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("MiniStack does not answer.");
}

/** The package's own, from beside the executable. */
function versionOf(executable: string): string {
  const python = path.join(path.dirname(executable), "python3");
  const code = "import importlib.metadata as m; print(m.version('ministack'))";
  const { stdout } = spawnSync(python, ["-c", code], { encoding: "utf8" });
  return (stdout ?? "").trim() || "of unknown version";
}

/** The status with which a server of the test authority answers. */
export function statusOf(url: string, ca: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { ca }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on("error", reject);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
