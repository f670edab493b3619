import type { Partition } from "../../contract/partition";
import { accountRoot } from "./arns";
import { policyDocument, type Condition, type PolicyDocument } from "./document";

export interface ReaderTrustArgs {
  partition: Partition;
  vendorAccountId: string;
  /** The only role of the vendor's account that may read. Defaults to every role that the vendor lets do so. */
  processorRoleArn?: string;
  /** What the vendor must send along. */
  externalId?: string;
  /** Needed when there is no `externalId`, so that it is never left out by mistake. */
  withoutExternalId?: boolean;
}

/**
 * Who may assume the reader role. Throws a `RangeError` for an empty external id, and for a missing one unless
 * `withoutExternalId` is true.
 *
 * `VendorReadsTrailFiles`: the vendor's account, and of its roles only the processor. A call that a role's session
 * makes carries the ARN of the role, with its path, as `aws:PrincipalArn`; the path of the session is lost, and so
 * the session's own ARN would not do. The external id keeps others who use the same vendor from having it read this
 * customer's files (the confused deputy).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export function readerTrustPolicy(args: ReaderTrustArgs): PolicyDocument {
  const condition = conditionOf(args);
  return policyDocument({
    Sid: "VendorReadsTrailFiles",
    Effect: "Allow",
    Principal: { AWS: accountRoot(args.partition, args.vendorAccountId) },
    Action: "sts:AssumeRole",
    ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }),
  });
}

function conditionOf({ processorRoleArn, externalId, withoutExternalId }: ReaderTrustArgs): Condition {
  if (externalId === "" || (externalId === undefined && withoutExternalId !== true)) {
    throw new RangeError(
      `The trust policy of a reader role needs an external id, got ${externalId === "" ? '""' : "none"}. Give the one that the vendor names, or say withoutExternalId: true.`,
    );
  }
  return {
    ...(processorRoleArn === undefined ? {} : { ArnEquals: { "aws:PrincipalArn": processorRoleArn } }),
    ...(externalId === undefined ? {} : { StringEquals: { "sts:ExternalId": externalId } }),
  };
}
