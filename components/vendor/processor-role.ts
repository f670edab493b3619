import * as pulumi from "@pulumi/pulumi";
import * as formats from "../../contract/formats";
import { parameterPatterns, problemOfInstallation } from "../../contract/installation-names";
import { processorRoleName, ROLE_PATH } from "../../contract/names";
import { list, validated } from "../../contract/validate";
import { parameterArn } from "../documents/arns";
import { fittingProcessorPermissions } from "../documents/role-policy-size";
import { derived, refusing } from "../support/derive";
import { functionRole } from "../support/function-role";
import { placeOf } from "../support/place";
import { checked, warn } from "../support/refuse";

export interface ProcessorRoleArgs {
  /** Reader roles of the registered trails, by ARN. Defaults to none. */
  readerRoleArns?: pulumi.Input<pulumi.Input<string>[]>;
  /** Trail queues of all regions, by ARN; at least one. */
  trailQueueArns: pulumi.Input<pulumi.Input<string>[]>;
  /** Their dead-letter queues, where notices are parked, by ARN; at least one. */
  parkedNoticeQueueArns: pulumi.Input<pulumi.Input<string>[]>;
  /** Change queues of the destinations, by ARN; at least one. */
  changeQueueArns: pulumi.Input<pulumi.Input<string>[]>;
  /** Log groups of the processors of all regions, by ARN without `:*` at the end; at least one. */
  logGroupArns: pulumi.Input<pulumi.Input<string>[]>;
  /** Customer-managed keys of the trail queues, by ARN. Defaults to none. */
  queueKeyArns?: pulumi.Input<pulumi.Input<string>[]>;
  /** Name under which trails and destinations are stored. Defaults to the component's name. */
  installation?: pulumi.Input<string>;
  /** Region in which the registered trails are stored. Defaults to the provider's region. */
  homeRegion?: pulumi.Input<string>;
  /**
   * Name of the role, at most 64 characters: customers name it in their trust policies. Defaults to the component's
   * name with `-processor` added.
   */
  roleName?: string;
  /** ARN of a permissions boundary of the role. Defaults to none. */
  permissionsBoundaryArn?: pulumi.Input<string>;
  /** Tags of the role. Defaults to none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * The one role that the processors of all regions run with, so that customers trust one ARN:
 * `arn:aws:iam::<account>:role/cloudtrail-changes/<name>`, the same again if the role is ever replaced. It reads the
 * registered trails, assumes their reader roles, takes notices and hands changes on. It reads no bucket by itself and
 * sees no API key.
 *
 * The reader roles are listed one by one while IAM's 10,240 characters hold them (about 120); beyond that it may
 * assume every role under `/cloudtrail-changes/` of any account that trusts it, and a warning says so.
 *
 * @example
 * new ProcessorRole("acme", {
 *   readerRoleArns: ["arn:aws:iam::111122223333:role/cloudtrail-changes/acme-audit-reader"],
 *   trailQueueArns: ["arn:aws:sqs:eu-west-1:444455556666:acme-trails"],
 *   parkedNoticeQueueArns: ["arn:aws:sqs:eu-west-1:444455556666:acme-trails-dlq"],
 *   changeQueueArns: ["arn:aws:sqs:eu-west-1:444455556666:acme-default-changes.fifo"],
 *   logGroupArns: ["arn:aws:logs:eu-west-1:444455556666:log-group:/cloudtrail-changes/acme-processor"],
 * });
 */
export class ProcessorRole extends pulumi.ComponentResource {
  /** ARN of the role, known when its policy is in place: whoever runs a function with it waits for that. */
  public readonly roleArn: pulumi.Output<string>;
  /** Name of the role, without its path. */
  public readonly roleName: pulumi.Output<string>;

  constructor(name: string, args: ProcessorRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloudtrail-changes:index:ProcessorRole", name, args, opts);
    const roleName = refusing(this, name, () =>
      validated(formats.roleName, args.roleName ?? processorRoleName(name), "roleName"),
    );
    const installation = checked(this, name, args.installation ?? name, (value) => {
      const problem = problemOfInstallation(value);
      return problem === undefined ? undefined : `installation ${problem}`;
    });
    const readerRoleArns = derived(this, name, args.readerRoleArns ?? [], (arns) =>
      validated(list(formats.roleArn), arns, "readerRoleArns"),
    );
    const place = placeOf(this, args.homeRegion);

    const permissions = pulumi
      .output({
        readerRoleArns,
        partition: place.partition,
        noticeQueueArns: args.trailQueueArns,
        parkedNoticeQueueArns: args.parkedNoticeQueueArns,
        changeQueueArns: args.changeQueueArns,
        logGroupArns: args.logGroupArns,
        queueKeyArns: args.queueKeyArns ?? [],
        trailParametersArn: pulumi
          .all([place.partition, place.region, place.accountId, installation])
          .apply(([partition, region, accountId, known]) =>
            parameterArn(partition, { region, accountId }, parameterPatterns(known).trails),
          ),
      })
      .apply((known) => {
        const { document, listed } = fittingProcessorPermissions(known);
        if (!listed) warn(this, name, TOO_MANY_READERS);
        return document;
      });

    const role = functionRole(this, name, {
      description: "Reads CloudTrail files of registered trails and hands their changes on.",
      permissions,
      roleName,
      path: ROLE_PATH,
      permissionsBoundaryArn: args.permissionsBoundaryArn,
      tags: args.tags,
    });

    this.roleArn = role.arn;
    this.roleName = role.name;
    this.registerOutputs({ roleArn: this.roleArn, roleName: this.roleName });
  }
}

const TOO_MANY_READERS = `The reader roles do not fit into the policy of one role (IAM allows 10,240 characters), so the processor may now assume every role under ${ROLE_PATH} of any account. A role lets it in only when its own trust policy names this account.`;
