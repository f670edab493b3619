import { readNotice, type NoticedObject, type UnreadablePart } from "../cloudtrail/notice";
import type { NoticeMessage, ProcessingContext } from "./context";
import { deliverFile } from "./deliver-file";
import { faultOf, faultOfError, type Fault } from "./fault";
import { findTrail } from "./find-trail";

/** A fault of one object, and the trail it belongs to when that was found. */
export interface ObjectFault {
  fault: Fault;
  trail?: string;
}

/**
 * Does what one notice asks, object by object. Returns the faults; with none, the notice is done. One object's
 * fault does not keep the others from being read.
 */
export async function handleNotice(
  message: NoticeMessage,
  context: ProcessingContext,
  signal: AbortSignal,
): Promise<ObjectFault[]> {
  const notice = readNotice(message.body);
  if (notice.kind === "ignored") {
    countIgnored(notice.code, message, context);
    return [];
  }
  if (notice.kind === "unreadable") return [unreadable(notice)];

  for (const code of Object.keys(notice.ignored)) countIgnored(code, message, context);
  const faults = notice.unreadable.map(unreadable);
  for (const object of notice.objects) {
    const fault = await handleObject(object, message, context, signal);
    if (fault !== undefined) faults.push(fault);
  }
  return faults;
}

async function handleObject(
  object: NoticedObject,
  message: NoticeMessage,
  context: ProcessingContext,
  signal: AbortSignal,
): Promise<ObjectFault | undefined> {
  let trail: string | undefined;
  try {
    signal.throwIfAborted();
    const finding = await findTrail(object, context.trails);
    if (finding.kind === "other") return void countIgnored(finding.code, message, context);
    if (finding.kind === "foreign") return void countForeign(finding.code, object, message, context);

    trail = finding.trail.name;
    if (context.breaker.rests(trail)) {
      context.metrics.add("TrailsResting", 1);
      return { fault: resting, trail };
    }
    const file = { trail: finding.trail, accountId: finding.accountId, key: object.key };
    const fault = await deliverFile(file, message, context, signal);
    context.breaker.close(trail);
    return fault && { fault, trail };
  } catch (error) {
    const fault = signal.aborted ? interrupted : faultOfError(error);
    logFault(fault, error, object, message, context);
    return { fault, trail };
  }
}

const interrupted = faultOf("interrupted", "The time of the invocation was up before the object was read.");
const resting = faultOf("trail-rests", "The trail rests, since its reader role or key refused us.");

function unreadable({ code, message }: UnreadablePart): ObjectFault {
  return { fault: faultOf(`notice-${code}`, message) };
}

function countIgnored(code: string, message: NoticeMessage, { log, metrics }: ProcessingContext): void {
  metrics.add("NoticesIgnored", 1);
  log.debug("Nothing to read in a notice.", { code, messageId: message.messageId });
}

function countForeign(
  code: string,
  object: NoticedObject,
  message: NoticeMessage,
  { log, metrics }: ProcessingContext,
): void {
  metrics.add("NoticesForeign", 1);
  log.warn("A notice names an object of no registered trail; dropped.", {
    code,
    bucket: object.bucket.slice(0, 255),
    key: object.key.slice(0, 1_024),
    messageId: message.messageId,
  });
}

function logFault(
  fault: Fault,
  error: unknown,
  object: NoticedObject,
  message: NoticeMessage,
  { log }: ProcessingContext,
): void {
  log.warn("A trail file could not be read to its end.", {
    code: fault.code,
    reason: fault.message,
    bucket: object.bucket,
    key: object.key,
    messageId: message.messageId,
    attempt: message.receives,
    at: fault.code === "unexpected" ? placeOf(error) : undefined,
  });
}

/** Where an error was thrown: its stack without its message, which may quote a record. */
function placeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return frames
    ?.slice(0, 5)
    .map((line) => line.trim())
    .join(" | ");
}
