import { ROLE_POLICIES_MAX_CHARACTERS } from "../../contract/limits";
import { ROLE_PATH } from "../../contract/names";
import type { PolicyDocument } from "./document";
import { processorPermissions, type ProcessorPermissionsArgs } from "./processor-permissions";

/** Characters that IAM counts of an inline policy: white space between the parts is not. */
export function policyCharacters(document: PolicyDocument): number {
  return JSON.stringify(document).length;
}

/**
 * The permissions of the processors with every reader role listed while IAM's 10,240 characters hold them (about 120
 * roles); beyond that with every role of our path in any account, and only the roles outside that path listed.
 * `listed` says which. A wildcard gives nothing by itself: each customer's trust policy still decides.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function fittingProcessorPermissions(args: ProcessorPermissionsArgs): {
  document: PolicyDocument;
  listed: boolean;
} {
  const listed = processorPermissions(args);
  if (policyCharacters(listed) <= ROLE_POLICIES_MAX_CHARACTERS) return { document: listed, listed: true };
  const others = args.readerRoleArns.filter((arn) => !arn.includes(`:role${ROLE_PATH}`));
  const anyReader = `arn:${args.partition.name}:iam::*:role${ROLE_PATH}*`;
  return {
    document: processorPermissions({ ...args, readerRoleArns: [anyReader, ...others] }),
    listed: false,
  };
}
