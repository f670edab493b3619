import { apiKeyParameterName } from "../../../contract/parameter-names";
import { INSTALLATION } from "./cast";
import type { Faults } from "./faults";
import type { FaultName } from "./kinds";
import type { Stage } from "./stage";
import type { World } from "./world";

/** Faults that last: begun when a part of the noisy changes is accepted, ended by the time of the run, once it was met. */
export interface Episodes {
  /** Called again and again with the part, 0 to 1. */
  at(part: number): void;
}

/** Milliseconds, in the time of the run. */
const LOCKED_OUT_MS = 240_000;
const WRONG_KEY_MS = 360_000;
const OUTAGE_MS = 180_000;

export function createEpisodes(stage: Stage, world: World, faults: Faults): Episodes {
  const lockedOut = stage.trails.get("locked-out")?.roleArn ?? "";
  const episodes = [
    {
      kind: "sts-denied",
      from: 0,
      lasts: LOCKED_OUT_MS,
      begin: () => void stage.denied.add(lockedOut),
      end: () => void stage.denied.delete(lockedOut),
    },
    {
      kind: "bigpanda-wrong-key",
      from: 0.15,
      lasts: WRONG_KEY_MS,
      // The key is replaced at BigPanda first; whoever does it is slow to tell us.
      begin: () => void (organisation("storm-2").keys.apiKey = NEW_KEY),
      end: () => void stage.parameters.set(apiKeyParameterName(INSTALLATION, "storm-2"), NEW_KEY),
    },
    {
      kind: "bigpanda-outage",
      // Early: storm-1 has a tenth of the noisy changes, and some of them left then.
      from: 0.05,
      lasts: OUTAGE_MS,
      begin: () => void (organisation("storm-1").down = true),
      end: () => void (organisation("storm-1").down = false),
    },
  ].map((episode) => ({ ...episode, kind: episode.kind as FaultName, begun: Infinity, over: false }));

  function organisation(destination: string) {
    const found = stage.organisations.find((one) => one.destination === destination);
    if (!found) throw new Error(`There is no organisation for ${destination}.`);
    return found;
  }

  return {
    at(part) {
      for (const episode of episodes) {
        if (episode.begun === Infinity && part >= episode.from) {
          episode.begun = world.now();
          episode.begin();
        }
        // One that nobody has met yet, since its destination pauses for another reason, goes on.
        const met = faults.fired()[episode.kind] > 0;
        if (!episode.over && met && world.now() >= episode.begun + episode.lasts) {
          episode.over = true;
          episode.end();
        }
      }
    },
  };
}

const NEW_KEY = "chaos-api-key-after-rotation";
