import type typescript from "typescript";

let loaded: typeof typescript | undefined;

/** TypeScript for Pulumi, which loads it with itself: here when something of it is used, as few tests do. */
const lazy = new Proxy({}, { get: (_, name) => Reflect.get((loaded ??= load()), name) as unknown });

function load(): typeof typescript {
  return jest.requireActual<typeof typescript>("typescript");
}

export = lazy;
