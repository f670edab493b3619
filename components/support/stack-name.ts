import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/** Characters of an installation's name. */
const STACK_NAME_MAX_LENGTH = 40;
const HASH_LENGTH = 6;

/**
 * Project and stack, so that two stacks in one account do not meet. Names of roles, queues and parameters begin with
 * it, so it holds only what all of them may; where that changes or shortens the name, a hash keeps it apart from others.
 */
export function nameOfStack(project: string, stack: string): string {
  return safeName(`${project}-${stack}`, STACK_NAME_MAX_LENGTH, `${project}/${stack}`);
}

/**
 * The name of what AWS takes a second one of for the first, such as a topic or an alarm: the component's name behind
 * project and stack, which the program's components have in theirs already. Known at preview.
 */
export function nameInStack(name: string): string {
  const stack = nameOfStack(pulumi.getProject(), pulumi.getStack());
  return name === stack || name.startsWith(`${stack}-`) ? name : `${stack}-${name}`;
}

/** A name of letters, digits, `_` and `-`. Where that changes or shortens it, a hash of `identity` ends it. */
export function safeName(wanted: string, maxLength: number, identity = wanted): string {
  const allowed = wanted.replace(/[^A-Za-z0-9_-]/g, "-").replace(/^[^A-Za-z0-9]+/, "");
  if (allowed === wanted && wanted.length <= maxLength) return wanted;
  return withHash(allowed, maxLength, identity);
}

/** The name itself, or its beginning and a hash of it where it is too long. */
export function shortName(wanted: string, maxLength: number): string {
  return wanted.length <= maxLength ? wanted : withHash(wanted, maxLength, wanted);
}

function withHash(text: string, maxLength: number, identity: string): string {
  const hash = createHash("sha256").update(identity).digest("hex").slice(0, HASH_LENGTH);
  return `${text.slice(0, maxLength - HASH_LENGTH - 1)}-${hash}`;
}
