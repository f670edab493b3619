import { ROLE_NAME_MAX_LENGTH, SQS_QUEUE_NAME_MAX_LENGTH } from "./limits";
import { ContractError, shown } from "./problems";
import { partitionOfRegion } from "./partition";

/** IAM path of the roles that the two sides know of each other. */
export const ROLE_PATH = "/cloudtrail-changes/";

/** The ARN of a role of that path, as either side knows it before the role is there. */
export function roleArn(accountId: string, region: string, roleName: string): string {
  return `arn:${partitionOfRegion(region).name}:iam::${accountId}:role${ROLE_PATH}${roleName}`;
}

/** Name of the role that processors run with. */
export function processorRoleName(component: string): string {
  return checkedName(`${component}-processor`, ROLE_NAME_MAX_LENGTH, "role");
}

/** Name of the role in the customer's account that reads trail files. */
export function readerRoleName(component: string): string {
  return checkedName(`${component}-reader`, ROLE_NAME_MAX_LENGTH, "role");
}

/** Name of the queue that a bucket's notices go to. `place` is 1, and 2, 3 … where one policy cannot hold all. */
export function trailQueueName(component: string, place = 1): string {
  return checkedName(
    `${component}-trails${place === 1 ? "" : `-${place}`}`,
    SQS_QUEUE_NAME_MAX_LENGTH,
    "queue",
  );
}

/**
 * Id of our rule in a bucket's notification document, and name of our EventBridge rule, before it is cut to length. It
 * says whose it is to those who read the document. Adding it beside others' rules has an Id of its own, so that a stack
 * that changes from one way to the other does not take the new rule out with the old one.
 */
export function notificationId(component: string, options: { merged?: boolean } = {}): string {
  const own = component.startsWith(OWN) ? component : `${OWN}-${component}`;
  return `${own}${options.merged === true ? "-merged" : ""}`;
}

const OWN = "cloudtrail-changes";

/** Names at the boundary cannot be cut short: the other side must be able to build them. */
function checkedName(name: string, maxLength: number, noun: string): string {
  if (name.length > maxLength) {
    throw new ContractError([
      `The ${noun} name ${shown(name)} has ${name.length} characters; at most ${maxLength} are allowed. Give a shorter name.`,
    ]);
  }
  return name;
}
