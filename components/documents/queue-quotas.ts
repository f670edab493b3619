import * as limits from "../../contract/limits";
import type { PolicyDocument, Principal } from "./document";

/** What a queue policy uses of the quotas that SQS sets. */
export interface QueuePolicyUsage {
  /** UTF-8 bytes of the document without white space. */
  bytes: number;
  statements: number;
  principals: number;
  /** Condition keys, whatever the number of their values. */
  conditions: number;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html */
export const QUEUE_POLICY_QUOTAS: QueuePolicyUsage = {
  bytes: limits.SQS_POLICY_MAX_BYTES,
  statements: limits.SQS_POLICY_MAX_STATEMENTS,
  principals: limits.SQS_POLICY_MAX_PRINCIPALS,
  conditions: limits.SQS_POLICY_MAX_CONDITIONS,
};

export function queuePolicyUsage(document: PolicyDocument): QueuePolicyUsage {
  const { Statement: statements } = document;
  return {
    bytes: Buffer.byteLength(JSON.stringify(document)),
    statements: statements.length,
    principals: sum(statements.map(({ Principal: principal }) => principalCount(principal))),
    conditions: sum(
      statements.flatMap(({ Condition: condition = {} }) =>
        Object.values(condition).map((keys) => Object.keys(keys).length),
      ),
    ),
  };
}

/** What SQS would refuse of a queue policy, as sentences; empty when it would take it. */
export function queuePolicyProblems(document: PolicyDocument): string[] {
  const usage = queuePolicyUsage(document);
  return (Object.keys(usage) as (keyof QueuePolicyUsage)[])
    .filter((measure) => usage[measure] > QUEUE_POLICY_QUOTAS[measure])
    .map(
      (measure) =>
        `The queue policy has ${usage[measure]} ${measure}; SQS allows ${QUEUE_POLICY_QUOTAS[measure]}.`,
    );
}

function principalCount(principal: Principal | undefined): number {
  if (principal === undefined) return 0;
  return principal === "*" ? 1 : Object.values(principal).flat().length;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
