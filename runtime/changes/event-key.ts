import type { CloudTrailRecord } from "../cloudtrail/record";
import { plainEventName } from "./event-name";

/**
 * Source and plain event name in one text, `ec2.amazonaws.com:RunInstances`: what most rules ask of a record. A
 * stranger's file may hold any text here, and patterns cost time, so each is cut at 200 characters; AWS's longest
 * event names have about 80.
 */
export function eventKey({ eventSource, eventName }: CloudTrailRecord): string {
  const source = typeof eventSource === "string" ? eventSource.slice(0, LONGEST) : "";
  const name = typeof eventName === "string" ? plainEventName(eventName.slice(0, LONGEST)) : "";
  return `${source.replace(/[:]/g, "")}:${name}`;
}

const LONGEST = 200;

/** The event source of a key, `ec2.amazonaws.com`. */
export function sourceOf(key: string): string {
  return key.slice(0, key.indexOf(":"));
}

/** The service of a key: its source without `.amazonaws.com`. */
export function serviceOf(key: string): string {
  const source = sourceOf(key);
  return source.endsWith(SUFFIX) ? source.slice(0, -SUFFIX.length) : source;
}

const SUFFIX = ".amazonaws.com";

/** The plain event name of a key, `RunInstances`. */
export function nameOf(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}
