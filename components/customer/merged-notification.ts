import { Invocation } from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import { logGroupName } from "../../contract/installation-names";
import { validateNotifierInput, type NotifierInput } from "../../contract/notifier-input";
import { notifierPermissions } from "../documents/notifier-permissions";
import { bundledFunction } from "../support/function";
import { functionRole } from "../support/function-role";
import { refusal, warn } from "../support/refuse";
import { nameInStack, safeName } from "../support/stack-name";
import { readBucketRules, type BucketRules } from "./bucket-rules";
import { problemOfMerge, warningOfLostRule, warningOfMerge, warningOfReplaces } from "./notification-checks";
import type { NotificationParts } from "./notification-settings";
import { ownRuleId } from "./own-rule-id";

/**
 * Our rule beside the others: a function that is called when the stack creates, changes or destroys it. The
 * function's error is the deployment's.
 */
export function mergedNotification(
  component: pulumi.ComponentResource,
  name: string,
  parts: NotificationParts,
): pulumi.Output<string> {
  const { args, own, options } = parts;
  const { region, tags, permissionsBoundaryArn } = args;
  const notifier = `${name}-notifier`;
  const logGroup = logGroupName(safeName(nameInStack(notifier), RESOURCE_NAME_MAX_LENGTH));

  const role = functionRole(component, notifier, {
    description: "Puts one rule into the notification document of a bucket",
    permissions: permissionsOf(parts, logGroup),
    // When the bucket changes, the function takes our rule out of the old one: it needs both permissions for a while.
    replacePolicy: true,
    permissionsBoundaryArn,
    tags,
  });
  const { functionRuntime, functionArchitecture, logRetentionDays } = args;
  const lambda = bundledFunction(component, notifier, {
    bundle: "notifier",
    description: "Puts one rule into the notification document of a bucket",
    roleArn: role.arn,
    logGroupName: logGroup,
    memorySize: 256,
    // Five tries with waits, for policies that are not yet known everywhere and for other writers.
    timeout: 120,
    functionRuntime,
    functionArchitecture,
    logRetentionDays,
    region,
    tags,
  });
  const now = readBucketRules(component, name, args);
  const invocation = new Invocation(
    name,
    {
      functionName: lambda.name,
      input: inputOf(component, name, parts, now),
      lifecycleScope: "CRUD",
      region,
    },
    // Both invocations name the same rule: the old one, removed last, would take the new one's out.
    { ...options, deleteBeforeReplace: true },
  );
  warnOfLostRule(component, name, { ...parts, invocation, now });
  return own.apply(({ id }) => id);
}

/** Far below the 512 characters of a log group's name. */
const RESOURCE_NAME_MAX_LENGTH = 255;

function permissionsOf({ at, place }: NotificationParts, logGroup: string) {
  return pulumi.all([at, place.partition]).apply(([{ bucket, accountId, region }, partition]) =>
    notifierPermissions({
      partition,
      bucket,
      logGroupArn: `arn:${partition.name}:logs:${region}:${accountId}:log-group:${logGroup}`,
    }),
  );
}

function inputOf(
  component: pulumi.ComponentResource,
  name: string,
  { own, at, destination, replaces }: NotificationParts,
  now: pulumi.Output<BucketRules>,
): pulumi.Output<string> {
  const exclusiveId = ownRuleId(name, "exclusive");
  const agreed = pulumi.all([now, own, replaces]).apply(([found, ours, old]) => {
    const unused = warningOfReplaces(found, ours.id, old);
    if (unused !== undefined) warn(component, name, unused);
    const problem = problemOfMerge(found, ours, exclusiveId, old);
    if (problem !== undefined) throw refusal(component, name, problem);
    const warning = warningOfMerge(found, exclusiveId);
    if (warning !== undefined && ours.id !== exclusiveId) warn(component, name, warning);
    return true;
  });
  return pulumi
    .all([own, at, destination, replaces, agreed])
    .apply(([ours, { bucket, accountId }, { queueArn, topicArn }, old]) => {
      const input: NotifierInput = {
        bucket,
        bucketAccountId: accountId,
        rule: { ...ours, destinationArn: queueArn ?? topicArn ?? "" },
        ...(old === undefined ? {} : { replaces: old }),
      };
      return JSON.stringify(validateNotifierInput(input));
    });
}

/** In a preview the result is known only when the function will not run: then our rule must be there already. */
function warnOfLostRule(
  component: pulumi.ComponentResource,
  name: string,
  {
    own,
    destination,
    invocation,
    now,
  }: NotificationParts & { invocation: Invocation; now: pulumi.Output<BucketRules> },
): void {
  if (!pulumi.runtime.isDryRun()) return;
  pulumi
    .all([now, own, destination, invocation.urn, invocation.result])
    .apply(([found, ours, { queueArn, topicArn }, urn]) => {
      const rule = { ...ours, destinationArn: queueArn ?? topicArn ?? "" };
      const warning = warningOfLostRule(found, rule, urn);
      if (warning !== undefined) warn(component, name, warning);
    });
}
