/** Mutants that no case can catch, and why. A test fails for one that is not needed. */
export interface Excuse {
  reason: string;
  excuses: (mutant: string) => boolean;
}

const ATTACHED = [
  "trailQueuePolicy",
  "govcloudTrailQueuePolicy",
  "privateQueuePolicy",
  "undeliveredAlarmsPolicy",
  "alarmTopicPolicy",
  "snsSubscribePolicy",
  "snsSubscribePolicyAnyQueue",
];

export const EXCUSES: Excuse[] = [
  {
    reason:
      "A policy of a queue or topic speaks only for the one it is attached to, so its Resource cannot reach another. We name it all the same, since policy checkers object to *.",
    excuses: (mutant) =>
      ATTACHED.some((document) => mutant.startsWith(`${document} `)) && /: resource /.test(mutant),
  },
  {
    reason:
      "Of the STS actions on a role only AssumeRole carries sts:ExternalId, so the condition refuses every other one. Without an external id the same mutant is caught.",
    excuses: (mutant) =>
      /^(readerTrust|readerTrustWithoutRole|globexReaderTrust|chinaReaderTrust) .*: action sts:\*$/.test(
        mutant,
      ),
  },
  {
    reason:
      "Of the SNS actions only Subscribe carries sns:Protocol and sns:Endpoint, so the conditions refuse every other one.",
    excuses: (mutant) => /^snsSubscribePolicy(AnyQueue)? .*: action sns:\*$/.test(mutant),
  },
  {
    reason:
      "The principal is the account already, so a role of another account is refused whatever the condition says of it.",
    excuses: (mutant) => /: aws:PrincipalArn 1 arn:[a-z-]+:iam::\*:role\//.test(mutant),
  },
];
