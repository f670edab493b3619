import type { ElementFinder } from "./finder";
import { createKernelFinder } from "./kernel-finder";
import { createPlainFinder } from "./plain-finder";

/** Finders that no scan uses at the moment. Each holds about 14 MB, so they are used again. */
const idle: ElementFinder[] = [];
const MAX_IDLE = 8;

/** The quickest finder that this Node can run. Give it back with `releaseFinder`. */
export function acquireFinder(): ElementFinder {
  return idle.pop() ?? createKernelFinder() ?? createPlainFinder();
}

export function releaseFinder(finder: ElementFinder): void {
  if (idle.length < MAX_IDLE) idle.push(finder);
}
