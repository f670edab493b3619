import type { ProofCase } from "../simulate";
import { alarmCases } from "./alarms";
import { functionRoleCases } from "./function-roles";
import { keyCases } from "./keys";
import { otherQueueCases } from "./other-queues";
import { readerFileCases } from "./reader-files";
import { readerTrustCases } from "./reader-trust";
import { sessionCases } from "./sessions";
import { trailQueueCases } from "./trail-queue";

/** Every case of the IAM proof, by topic. */
export const PROOF_CASES: Record<string, ProofCase[]> = onceEach({
  "trust of the reader roles": readerTrustCases(),
  "files of the reader roles": readerFileCases(),
  "keys of trail files": keyCases(),
  "sessions of the processor": sessionCases(),
  "trail queues": trailQueueCases(),
  "other queues, keys and subscriptions": otherQueueCases(),
  "roles of the functions": functionRoleCases(),
  "topic of alarms": alarmCases(),
});

/** Near misses of several things can be the same thing. */
function onceEach(topics: Record<string, ProofCase[]>): Record<string, ProofCase[]> {
  const seen = new Set<string>();
  const isNew = ({ request, identity, resource, session }: ProofCase) => {
    const question = JSON.stringify([request, identity, resource, session]);
    return seen.size < seen.add(question).size;
  };
  return Object.fromEntries(Object.entries(topics).map(([topic, cases]) => [topic, cases.filter(isNew)]));
}
