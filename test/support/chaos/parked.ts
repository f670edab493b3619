import type { Message } from "@aws-sdk/client-sqs";
import { readNotice } from "../../../runtime/cloudtrail/notice";
import type { QueuedChange } from "../../../runtime/queued-change";
import { PARKED_CHANGE_QUEUE, PARKED_NOTICE_QUEUE } from "./cast";
import { digestOf } from "./digest";
import type { RunFacts } from "./facts";
import type { Stage } from "./stage";

/** What lies in the parked queues. */
export async function parkedFacts({
  embedded,
}: Stage): Promise<Pick<RunFacts, "parkedChanges" | "parkedNotices">> {
  const changes = await embedded.drain(PARKED_CHANGE_QUEUE);
  const notices = await embedded.drain(PARKED_NOTICE_QUEUE);
  return {
    parkedChanges: changes.map((message) => {
      const { destination, change } = JSON.parse(message.Body ?? "") as QueuedChange;
      const { identifier } = change;
      return { destination, identifier, digest: digestOf(JSON.stringify(change)), reason: reasonOf(message) };
    }),
    parkedNotices: notices.map((message) => {
      const notice = readNotice(message.Body ?? "");
      const objects = notice.kind === "objects" ? notice.objects : [];
      return { keys: objects.map(({ key }) => key), reason: reasonOf(message) };
    }),
  };
}

function reasonOf({ MessageAttributes: attributes = {} }: Message): string {
  return attributes.reason?.StringValue ?? "no reason";
}
