import { Role, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import * as formats from "../../contract/formats";
import { ROLE_POLICIES_MAX_CHARACTERS } from "../../contract/limits";
import { readerRoleName, ROLE_PATH, roleArn } from "../../contract/names";
import { parseArn } from "../../contract/partition";
import { validated } from "../../contract/validate";
import type { PolicyDocument } from "../documents/document";
import { readerKeyPolicyStatement } from "../documents/reader-key-statement";
import { readerPermissions } from "../documents/reader-permissions";
import { readerTrustPolicy } from "../documents/reader-trust";
import { policyCharacters } from "../documents/role-policy-size";
import { after } from "../support/after";
import { derived, refusing } from "../support/derive";
import { FIXED_NAME } from "../support/fixed-name";
import { placeOf, type Place } from "../support/place";
import { refusal, warn } from "../support/refuse";
import { sourceOf } from "./trail-source";
import { isLater, vendorPart, type VendorArgs, type VendorTrust } from "./vendor";

export interface TrailReaderRoleArgs {
  /** Name of the bucket that CloudTrail writes to. */
  bucket: pulumi.Input<string>;
  /** Who may read: the vendor's account, external id and processor role. */
  vendor: pulumi.Input<VendorArgs>;
  /** What stands before `AWSLogs/` in the keys, with or without the last `/`, at most 200 characters. Defaults to nothing. */
  keyPrefix?: pulumi.Input<string>;
  /** Accounts whose files may be read. Defaults to the stack's account, or to all of the organisation. */
  accountIds?: pulumi.Input<pulumi.Input<string>[]>;
  /** `o-…` of an organisation trail. Defaults to none; not together with accountIds. */
  organizationId?: pulumi.Input<string>;
  /** ARN of the KMS key that the files are encrypted with, in the bucket's region. Defaults to none. */
  trailKeyArn?: pulumi.Input<string>;
  /** Let the vendor list the trail files, which backfill of older files needs. Defaults to false. */
  allowListing?: pulumi.Input<boolean>;
  /** Name of the role, 1 to 64 characters. Defaults to the one that the offer names, else to "<component>-reader". */
  roleName?: pulumi.Input<string>;
  /** Region of the bucket. Defaults to the provider's region. */
  region?: pulumi.Input<string>;
  /** ARN of a permissions boundary of the role. Defaults to none. */
  permissionsBoundaryArn?: pulumi.Input<string>;
  /** Tags of the role. Defaults to none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * The role by which a vendor reads the trail files of a bucket, and nothing else. Only the vendor's processor may
 * assume it, and only with the external id. Its name and path `/cloudtrail-changes/` are fixed, so that the other
 * side knows it in advance.
 *
 * @example
 * new TrailReaderRole("audit", {
 *   bucket: "example-trail-logs",
 *   vendor: { accountId: "444455556666", externalId: "7d1c1f6e" },
 * });
 */
export class TrailReaderRole extends pulumi.ComponentResource {
  /** ARN of the role; known once its permissions are in place. */
  public readonly roleArn: pulumi.Output<string>;
  /** Name of the role, without its path. */
  public readonly roleName: pulumi.Output<string>;
  /**
   * JSON of the statement that the owner of the trail's key adds to its key policy; there when the key belongs to
   * another account. No component writes it: a key policy is one document with one owner.
   */
  public readonly kmsKeyPolicyStatement: pulumi.Output<string | undefined>;

  constructor(name: string, args: TrailReaderRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloudtrail-changes:index:TrailReaderRole", name, args, opts);
    const place = placeOf(this, args.region);
    const roleName = roleNameOf(this, name, args);

    const role = new Role(
      name,
      {
        name: roleName,
        path: ROLE_PATH,
        description: "Reads CloudTrail files for cloudtrail-changes",
        assumeRolePolicy: trustOf(this, name, args, place),
        permissionsBoundary: args.permissionsBoundaryArn,
        tags: args.tags,
      },
      { parent: this, ...FIXED_NAME },
    );
    const policy = new RolePolicy(
      name,
      { role: role.name, policy: permissionsOf(this, name, args, place) },
      { parent: this },
    );

    this.roleArn = after(role.arn, policy.id);
    this.roleName = role.name;
    this.kmsKeyPolicyStatement = keyStatementOf(args.trailKeyArn, roleName, place);
    this.registerOutputs({
      roleArn: this.roleArn,
      roleName: this.roleName,
      kmsKeyPolicyStatement: this.kmsKeyPolicyStatement,
    });
  }
}

/** What a trust leaves open, each in a sentence. */
export function warningsOfTrust(trust: VendorTrust): string[] {
  return [
    ...(trust.processorRoleArn === undefined
      ? [
          `vendor.processorRoleArn is not given: every role of account ${trust.accountId} that its own policies let may read the trail files.`,
        ]
      : []),
    ...(trust.withoutExternalId === true
      ? [
          "vendor.withoutExternalId is true: whoever makes the vendor use this role's ARN, another customer of it for instance, can have these trail files read.",
        ]
      : []),
  ];
}

/** About a hundred accounts fit into the policies of a role; beyond, an organisation is named as a whole. */
export function problemOfSize(document: PolicyDocument, accounts: number): string | undefined {
  const characters = policyCharacters(document);
  if (characters <= ROLE_POLICIES_MAX_CHARACTERS) return undefined;
  return `accountIds names ${accounts} accounts, which makes a policy of ${characters} characters; IAM allows ${ROLE_POLICIES_MAX_CHARACTERS}. Give organizationId in their place, or spread them over several reader roles.`;
}

function roleNameOf(
  role: TrailReaderRole,
  name: string,
  { roleName, vendor }: TrailReaderRoleArgs,
): pulumi.Output<string> {
  if (roleName !== undefined) {
    return derived(role, name, roleName, (known) => validated(formats.roleName, known, "roleName"));
  }
  const byDefault = () => refusing(role, name, () => readerRoleName(name));
  if (!isLater(vendor) && !vendor?.roleName) return pulumi.output(byDefault());
  return vendorPart(role, name, vendor, "offer").apply((offer) => offer.roleName ?? byDefault());
}

function trustOf(
  role: TrailReaderRole,
  name: string,
  { vendor }: TrailReaderRoleArgs,
  { partition }: Place,
): pulumi.Output<string> {
  return pulumi.all([vendorPart(role, name, vendor, "trust"), partition]).apply(([trust, known]) => {
    for (const warning of warningsOfTrust(trust)) warn(role, name, warning);
    return JSON.stringify(
      readerTrustPolicy({ ...trust, partition: known, vendorAccountId: trust.accountId }),
    );
  });
}

function permissionsOf(
  role: TrailReaderRole,
  name: string,
  args: TrailReaderRoleArgs,
  place: Place,
): pulumi.Output<string> {
  return pulumi
    .all([sourceOf(role, name, args, place), place.region, place.partition, args.allowListing])
    .apply(([{ keyPrefix, ...source }, region, partition, allowListing]) => {
      const document = readerPermissions({
        ...source,
        prefixes: [keyPrefix],
        region,
        partition,
        allowListing,
      });
      const problem = problemOfSize(document, source.accountIds.length);
      if (problem !== undefined) throw refusal(role, name, problem);
      return JSON.stringify(document);
    });
}

function keyStatementOf(
  trailKeyArn: pulumi.Input<string> | undefined,
  roleName: pulumi.Output<string>,
  { accountId, region, partition }: Place,
): pulumi.Output<string | undefined> {
  return pulumi
    .all([trailKeyArn, roleName, accountId, region, partition])
    .apply(([keyArn, readerName, account, at, known]) => {
      const owner = parseArn(keyArn ?? "")?.accountId;
      if (owner === undefined || owner === account) return undefined;
      const readerRoleArn = roleArn(account, at, readerName);
      const statement = readerKeyPolicyStatement({
        partition: known,
        accountId: account,
        readerRoleArn,
        region: at,
      });
      return JSON.stringify(statement, undefined, 2);
    });
}
