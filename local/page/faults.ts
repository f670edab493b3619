import type { EmbeddedRun } from "../run";
import type { FaultName, FaultRequest, FaultState } from "./api";
import type { Fault } from "../bigpanda/faults";
import { HttpProblem } from "./http/problem";

/** What a person can break, in the order of the buttons. */
export function faultStates(run: EmbeddedRun): FaultState[] {
  return FAULTS.map(({ name, label, means, modes }) => ({
    name,
    label,
    means,
    modes,
    ...progressOf(name, run),
  }));
}

/** Breaks something, or mends it. Throws an `HttpProblem` for what the fault cannot do. */
export async function askForFault(
  { name, action, count = 1 }: FaultRequest,
  run: EmbeddedRun,
): Promise<void> {
  const modes = FAULTS.find((fault) => fault.name === name)?.modes ?? [];
  if (!modes.includes(action === "once" ? "once" : "switch")) {
    throw new HttpProblem(400, `${name} cannot be asked for by "${action}"; it knows ${modes.join(", ")}.`);
  }
  const { bigPanda, announcer, hazards } = run;
  switch (name) {
    case "duplicate-notices":
      if (action !== "once") announcer.duplicates = action === "on";
      else if (!(await announcer.repeatLast())) throw new HttpProblem(400, "No file has been announced yet.");
      return;
    case "foreign-bucket":
      for (let left = count; left > 0; left--) await announcer.announceForeign();
      return;
    case "kill-processor":
      return hazards.processor.ask(count);
    case "kill-publisher":
      return hazards.publisher.ask(count);
    default:
      if (action === "once") bigPanda.fail(name, count);
      else if (action === "on") bigPanda.keepFailing(name);
      else if (bigPanda.kept === name) bigPanda.keepFailing(undefined);
  }
}

function progressOf(name: FaultName, run: EmbeddedRun): Pick<FaultState, "on" | "pending" | "happened"> {
  const { bigPanda, announcer, hazards } = run;
  const ofHazard = ({ pending, happened }: { pending: number; happened: number }) => ({
    on: false,
    pending,
    happened,
  });
  switch (name) {
    case "duplicate-notices":
      return { on: announcer.duplicates, pending: 0, happened: announcer.repeated };
    case "foreign-bucket":
      return { on: false, pending: 0, happened: announcer.foreign };
    case "kill-processor":
      return ofHazard(hazards.processor);
    case "kill-publisher":
      return ofHazard(hazards.publisher);
    default:
      return {
        on: bigPanda.kept === name,
        pending: bigPanda.pending(name),
        happened: bigPanda.answers.get(name) ?? 0,
      };
  }
}

const BOTH: FaultState["modes"] = ["switch", "once"];
const ONCE: FaultState["modes"] = ["once"];

type Described = Pick<FaultState, "label" | "means" | "modes"> & { name: FaultName };

function answers(name: FaultName & Fault, label: string, means: string): Described {
  return { name, label, means, modes: BOTH };
}

const FAULTS: Described[] = [
  answers(
    "429",
    "429",
    "BigPanda is asked too often. The change waits, each time longer, and is sent again.",
  ),
  answers("429-retry-after", "429, Retry-After", "The same, and BigPanda names the wait: two seconds."),
  answers("401", "401", "The key is wrong. Nothing is lost: the destination is held, and tried again."),
  answers("500", "500", "BigPanda fails. The change waits and is sent again."),
  answers("503", "503", "BigPanda is not there. The change waits and is sent again."),
  answers(
    "reset",
    "Connection reset",
    "The connection breaks. The change may have arrived, so it is sent again.",
  ),
  answers("time-out", "Time-out", "No answer comes within five seconds. The change is sent again."),
  {
    name: "duplicate-notices",
    label: "Duplicate notices",
    means: "A file is announced twice, as S3 may do. It is read twice; each change still counts once.",
    modes: BOTH,
  },
  {
    name: "foreign-bucket",
    label: "Foreign bucket",
    means: "A notice names a bucket that nobody registered. It is dropped and counted, and nothing is read.",
    modes: ONCE,
  },
  {
    name: "kill-processor",
    label: "Kill the processor",
    means:
      "It dies when the first changes of its next file with changes have been queued. The notice comes back when its visibility ends; what is queued twice is one change.",
    modes: ONCE,
  },
  {
    name: "kill-publisher",
    label: "Kill the publisher",
    means:
      "It dies after its next call of BigPanda, before it could acknowledge. The change comes back when its visibility ends and is sent again: an update of itself.",
    modes: ONCE,
  },
];

export const FAULT_NAMES: FaultName[] = FAULTS.map(({ name }) => name);
