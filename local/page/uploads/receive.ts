import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ownFile, ownTrail } from "../../files/own-files";
import type { EmbeddedRun } from "../../run";
import { limitedBody } from "../http/body";
import { HttpProblem } from "../http/problem";
import { UPLOAD_MAX_BYTES } from "./limits";
import type { UploadProgress, UploadStore } from "./store";

/**
 * Takes a file as the body of a request and sends it the whole way, as a file of the command line. It lies in a
 * folder of its own, which only this user can open, until it is in the bucket. Resolves when its bytes are there;
 * the rest goes on by itself.
 */
export async function receiveUpload(
  request: IncomingMessage,
  name: string,
  { run, uploads }: { run: EmbeddedRun; uploads: UploadStore },
): Promise<UploadProgress> {
  const folder = await mkdtemp(join(tmpdir(), "cloudtrail-changes-upload-"));
  try {
    const safeName = safe(name);
    const path = join(folder, safeName);
    await pipeline(limitedBody(request, UPLOAD_MAX_BYTES), createWriteStream(path, { mode: 0o600 }));
    const { size } = await stat(path);
    if (size === 0) throw new HttpProblem(400, "The file is empty.");
    const progress = uploads.add(safeName, size);
    void bring(path, progress, run)
      .catch((error: unknown) => void (progress.problem = problemOf(error)))
      .finally(() => rm(folder, { recursive: true, force: true }));
    return progress;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function bring(path: string, progress: UploadProgress, run: EmbeddedRun): Promise<void> {
  const { files, accounts, remark } = await ownFile(path, `upload-${progress.id}`);
  await run.register(ownTrail(accounts, run.trails));
  progress.remark = remark?.replace(path, progress.name);
  progress.objects = files.map(({ bucket, key }) => ({ bucket, key }));
  for (const file of files) await run.put(file);
}

/** The last part of the name, in characters that a key and a path can have. */
function safe(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const plain = last.replace(/[^A-Za-z0-9._ +-]/g, "_").slice(-100);
  return /[A-Za-z0-9]/.test(plain) ? plain : "upload.json.gz";
}

function problemOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  return `The file could not be put into the bucket (${code ?? name}).`;
}
