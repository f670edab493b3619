import type { TrailRegistration } from "../../contract/trail-registration";
import { probeFile } from "./doctor-file";
import type { DoctorPorts, DoctorReport, DoctorRequest, DoctorStep, Finding } from "./doctor-ports";
import { probeAssumeRole } from "./doctor-role";
import { faultOfError } from "./fault";

/**
 * Checks the wiring of one registered trail with the processor's own role: only it can show that the reader role
 * lets it in, and lets it in with the right external id alone. Never throws.
 */
export async function runDoctor({ doctor }: DoctorRequest, ports: DoctorPorts): Promise<DoctorReport> {
  const { bucket, key } = doctor;
  const steps: DoctorStep[] = [];
  const check = async (step: string, probe: () => Promise<Finding>): Promise<void> => {
    steps.push({ step, ...(await findingOf(probe)) });
  };

  let trail: TrailRegistration | undefined;
  await check("registration", async () => {
    trail = await ports.trails.find(bucket, { fresh: true });
    if (trail === undefined) return { ok: false, detail: "The bucket is not registered." };
    return { ok: true, detail: `Registered as ${trail.name}, for the destination ${trail.destination}.` };
  });
  if (trail !== undefined) {
    const registered = trail;
    await check("assume-role", () => probeAssumeRole(ports, registered, "registered"));
    await check("assume-role-without-external-id", () => probeAssumeRole(ports, registered, "none"));
    await check("assume-role-with-wrong-external-id", () => probeAssumeRole(ports, registered, "wrong"));
    steps.push(...(await probeFile(ports, registered, key)));
    await check("change-queue", () => probeChangeQueue(ports, registered));
  }
  return { bucket, ok: steps.every(({ ok }) => ok), steps };
}

async function findingOf(probe: () => Promise<Finding>): Promise<Finding> {
  try {
    return await probe();
  } catch (error) {
    const { code, message } = faultOfError(error);
    return { ok: false, detail: `${code}: ${message}` };
  }
}

async function probeChangeQueue({ queues }: DoctorPorts, trail: TrailRegistration): Promise<Finding> {
  const { fifo, messages } = await queues.describe(trail.changeQueueUrl);
  if (!fifo) return { ok: false, detail: "The change queue is not a FIFO queue." };
  return { ok: true, detail: `Reachable; about ${messages} changes wait in it.` };
}
