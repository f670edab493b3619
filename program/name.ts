import { createHash } from "node:crypto";

/** Characters of an installation's name. */
const MAX_LENGTH = 40;
const HASH_LENGTH = 6;

/**
 * What the program calls its components: project and stack, so that two stacks in one account do not meet. Names of
 * roles, queues and parameters begin with it, so it holds only what all of them may; where that changes or shortens
 * the name, a hash keeps it apart from others.
 */
export function programName(project: string, stack: string): string {
  const wanted = `${project}-${stack}`;
  const allowed = wanted.replace(/[^A-Za-z0-9_-]/g, "-").replace(/^[^A-Za-z0-9]+/, "");
  if (allowed === wanted && wanted.length <= MAX_LENGTH) return wanted;
  const hash = createHash("sha256").update(`${project}/${stack}`).digest("hex").slice(0, HASH_LENGTH);
  return `${allowed.slice(0, MAX_LENGTH - HASH_LENGTH - 1)}-${hash}`;
}
