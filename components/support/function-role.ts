import { Role, RolePolicy } from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import { ROLE_POLICIES_MAX_CHARACTERS } from "../../contract/limits";
import type { PolicyDocument } from "../documents/document";
import { functionTrustPolicy } from "../documents/function-trust";
import { policyCharacters } from "../documents/role-policy-size";
import { after } from "./after";
import { FIXED_NAME } from "./fixed-name";
import { refusal } from "./refuse";

export interface FunctionRoleArgs {
  description: string;
  permissions: pulumi.Output<PolicyDocument>;
  /** Defaults to a name that Pulumi makes. */
  roleName?: pulumi.Input<string>;
  /** Defaults to `/`. */
  path?: string;
  /** A changed policy is added before the old one goes, in the place of a change of the policy. Defaults to false. */
  replacePolicy?: boolean;
  permissionsBoundaryArn?: pulumi.Input<string>;
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface FunctionRole {
  /** Known when the policy is in place, too: a function, and the check of an event source, need it. */
  arn: pulumi.Output<string>;
  name: pulumi.Output<string>;
}

/** A role that Lambda runs a function with, and its one policy. */
export function functionRole(
  component: pulumi.ComponentResource,
  name: string,
  args: FunctionRoleArgs,
): FunctionRole {
  const { permissions, roleName, path, permissionsBoundaryArn, tags, description } = args;
  const role = new Role(
    name,
    {
      name: roleName,
      path,
      description,
      assumeRolePolicy: JSON.stringify(functionTrustPolicy()),
      permissionsBoundary: permissionsBoundaryArn,
      tags,
    },
    { parent: component, ...(roleName === undefined ? {} : FIXED_NAME) },
  );
  const policy = new RolePolicy(
    name,
    {
      role: role.name,
      policy: permissions.apply((document) => {
        const problem = problemOfRolePolicy(document);
        if (problem !== undefined) throw refusal(component, name, problem);
        return JSON.stringify(document);
      }),
    },
    { parent: component, replaceOnChanges: args.replacePolicy === true ? ["policy"] : undefined },
  );
  return { arn: after(role.arn, policy.id), name: role.name };
}

/** What IAM would refuse of a role's only policy, as the rest of a sentence. */
export function problemOfRolePolicy(document: PolicyDocument): string | undefined {
  const characters = policyCharacters(document);
  if (characters <= ROLE_POLICIES_MAX_CHARACTERS) return undefined;
  return `the policy of its role has ${characters} characters; IAM allows ${ROLE_POLICIES_MAX_CHARACTERS}. Give fewer reader roles outside the path /cloudtrail-changes/, fewer destinations or shorter names.`;
}
