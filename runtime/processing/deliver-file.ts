import { TRAIL_FILE_READ } from "../../contract/log-lines";
import type { TrailRegistration } from "../../contract/trail-registration";
import { readBodies, type ChangesAccount } from "../trail-file-changes";
import { createChangeSender, type ChangeSender } from "./change-sender";
import type { NoticeMessage, ProcessingContext } from "./context";
import { faultOf, type Fault } from "./fault";
import { watchedBody } from "./watched-body";

/** A trail file that is known to belong to a registered trail. */
export interface FileToDeliver {
  trail: TrailRegistration;
  key: string;
  /** Account that the key names; records of another one are dropped. */
  accountId: string;
}

/**
 * Reads one trail file and hands its changes on, batch by batch as they come, so memory does not grow with the
 * file. Returns a fault when the file was read to its end but is not in order: what it holds has been delivered.
 * Throws when the work ended before; changes may have been sent by then, and will be again: that is harmless.
 */
export async function deliverFile(
  file: FileToDeliver,
  message: NoticeMessage,
  context: ProcessingContext,
  signal: AbortSignal,
): Promise<Fault | undefined> {
  const { trail, key, accountId } = file;
  const decider = context.deciderOf(trail);
  const open = () => watchedBody(context.objects, { trail, key, signal }, context.clock);
  const scan = readBodies(open, { decider, accountId });
  const sender = createChangeSender({ ...context, trail, signal });

  const started = context.clock.now();
  for await (const changes of scan) await sender.send(changes);
  await sender.flush();

  giveAccount(file, message, context, { account: scan.account, sender, ms: context.clock.now() - started });
  const { damage } = scan.account;
  return refusalOf(sender) ?? (damage && faultOf(damage.code, damage.message));
}

function giveAccount(
  { trail, key }: FileToDeliver,
  message: NoticeMessage,
  { log, metrics }: ProcessingContext,
  { account, sender, ms }: { account: ChangesAccount; sender: ChangeSender; ms: number },
): void {
  const drops = Object.values(account.drops).reduce((sum, count) => sum + count, 0);
  const refused = [...sender.refused.values()].reduce((sum, count) => sum + count, 0);
  metrics.add("Files", 1);
  if (account.damage) metrics.add("FilesDamaged", 1);
  metrics.add("FileBytes", account.bytes);
  metrics.add("Records", account.records);
  metrics.add("Changes", account.changes);
  metrics.add("Drops", drops);

  const byReason = Object.entries(account.drops).map(([reason, count]) => [`drops.${reason}`, count]);
  log.info(TRAIL_FILE_READ, {
    trail: trail.name,
    destination: trail.destination,
    bucket: trail.bucket,
    key,
    messageId: message.messageId,
    attempt: message.receives,
    compressedBytes: account.compressedBytes,
    bytes: account.bytes,
    records: account.records,
    changes: account.changes,
    drops,
    ...(Object.fromEntries(byReason) as Record<string, number>),
    sent: sender.sent,
    refused,
    damage: account.damage?.code,
    ms,
  });
}

/** A change that the queue refuses for good must not get lost: its notice is parked. */
function refusalOf(sender: ChangeSender): Fault | undefined {
  const [first] = sender.refused;
  if (first === undefined) return undefined;
  const [code, count] = first;
  const message = `The change queue refused ${count} changes (${code}); the others were sent.`;
  return faultOf("change-refused", message);
}
