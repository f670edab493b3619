import type { TrailRegistration } from "../../contract/trail-registration";
import type { DestinationRegistry, DestinationWithKeys, TrailRegistry } from "../../runtime/ports/registry";

/** In place of the parameters of registered trails. */
export interface LocalTrails extends TrailRegistry {
  /** Adds a registered trail, or replaces the one of the same bucket. */
  register(trail: TrailRegistration): void;
  get(bucket: string): TrailRegistration | undefined;
  all(): TrailRegistration[];
}

export function createLocalTrails(): LocalTrails {
  const trails = new Map<string, TrailRegistration>();
  return {
    register: (trail) => void trails.set(trail.bucket, trail),
    get: (bucket) => trails.get(bucket),
    all: () => [...trails.values()],
    find: async (bucket) => trails.get(bucket),
  };
}

/** In place of the parameters of one change destination and its keys. */
export function createLocalDestinations(destination: DestinationWithKeys): DestinationRegistry {
  return {
    get: async (name) => {
      if (name !== destination.name) throw new Error(`There is no change destination "${name}".`);
      return destination;
    },
  };
}
