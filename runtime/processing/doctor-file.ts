import type { TrailRegistration } from "../../contract/trail-registration";
import { readTrailKey } from "../cloudtrail/key";
import { matchTrail } from "../cloudtrail/key-of-trail";
import { ObjectStoreError } from "../ports/object-store";
import { readChanges } from "../trail-file-changes";
import type { DoctorPorts, DoctorStep } from "./doctor-ports";
import { faultOfError } from "./fault";
import { watchedBody } from "./watched-body";

/** Milliseconds for reading one file. */
const TIME_LIMIT_MS = 120_000;

/** Reads one trail file as the processor would, and hands nothing on: shows GetObject, the key and the content. */
export async function probeFile(
  ports: DoctorPorts,
  trail: TrailRegistration,
  givenKey: string | undefined,
): Promise<DoctorStep[]> {
  const { step: found, key } = await findKey(ports, trail, givenKey);
  if (key === undefined) {
    const detail = "No trail file to read.";
    return [
      found,
      { step: "read-file", ok: true, skipped: true, detail },
      { step: "decrypt", ok: true, skipped: true, detail },
    ];
  }
  return [found, ...(await readFile(ports, trail, key))];
}

async function findKey(
  ports: DoctorPorts,
  trail: TrailRegistration,
  givenKey: string | undefined,
): Promise<{ step: DoctorStep; key?: string }> {
  const step = (finding: Omit<DoctorStep, "step">): DoctorStep => ({ step: "find-file", ...finding });
  try {
    const key = givenKey ?? (await ports.files.newest(trail));
    if (key === undefined) return { step: step({ ok: false, detail: "The trail has no files yet." }) };
    const problem = problemOfKey(key, trail);
    if (problem !== undefined) return { step: step({ ok: false, detail: problem }) };
    return { step: step({ ok: true, detail: key }), key };
  } catch (error) {
    if (error instanceof ObjectStoreError && error.kind === "denied") {
      const detail = "The reader role may not list the bucket, which it need not; name a key to read a file.";
      return { step: step({ ok: true, skipped: true, detail }) };
    }
    return { step: step({ ok: false, detail: faultOfError(error).message }) };
  }
}

async function readFile(ports: DoctorPorts, trail: TrailRegistration, key: string): Promise<DoctorStep[]> {
  const time = new AbortController();
  const finished = new AbortController();
  ports.clock.sleep(TIME_LIMIT_MS, finished.signal).then(
    () => time.abort(new ObjectStoreError("unavailable", "Reading took more than two minutes.")),
    () => undefined,
  );
  const open = () => watchedBody(ports.objects, { trail, key, signal: time.signal }, ports.clock);
  const accountId = accountOf(key);
  const scan = readChanges(open, { decider: ports.deciderOf(trail), accountId });
  try {
    let count = 0;
    for await (const changes of scan) count += changes.length;
    const { records, damage } = scan.account;
    const detail = damage?.message ?? `${records} records, ${count} of them changes.`;
    return [{ step: "read-file", ok: damage === undefined, detail }, decryption(trail)];
  } catch (error) {
    const { code, message } = faultOfError(error);
    const decrypt =
      code === "key-denied" ? { ok: false, detail: message } : skipped("The file was not read.");
    return [
      { step: "read-file", ok: false, detail: `${code}: ${message}` },
      { step: "decrypt", ...decrypt },
    ];
  } finally {
    finished.abort();
  }
}

function decryption(trail: TrailRegistration): DoctorStep {
  const finding =
    trail.trailKeyArn === undefined
      ? skipped("The trail is registered without a key.")
      : { ok: true, detail: `The file was read, so ${trail.trailKeyArn} is not in the way.` };
  return { step: "decrypt", ...finding };
}

function skipped(detail: string) {
  return { ok: true, skipped: true as const, detail };
}

function accountOf(key: string): string | undefined {
  const reading = readTrailKey(key);
  return reading.kind === "trail-file" ? reading.key.accountId : undefined;
}

/** Why the processor would not read this key for this trail, undefined when it would. */
function problemOfKey(key: string, trail: TrailRegistration): string | undefined {
  const reading = readTrailKey(key);
  if (reading.kind === "other") return `The key names no trail file (${reading.code}).`;
  const match = matchTrail(reading.key, trail);
  return match.ok ? undefined : `The key is not of this trail (${match.code}).`;
}
