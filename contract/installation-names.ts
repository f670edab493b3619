import { destinationParameterPrefix, trailParameterPrefix } from "./parameter-names";
import { SQS_QUEUE_NAME_MAX_LENGTH } from "./limits";
import { ContractError, shown } from "./problems";

/**
 * Names of what an installation of the vendor side has beside the names at the boundary. Its policies name them
 * before they are there, so they follow from the installation's name.
 */

/** Name of the dead-letter queue of a queue. */
export function deadLetterQueueName(queueName: string): string {
  return queueName.endsWith(FIFO)
    ? checkedQueueName(`${queueName.slice(0, -FIFO.length)}-dlq${FIFO}`)
    : checkedQueueName(`${queueName}-dlq`);
}

/** Name of the queue that changes wait in for a destination. */
export function changeQueueName(installation: string, destination: string): string {
  return checkedQueueName(`${installation}-${destination}-changes${FIFO}`);
}

/** Name of the queue of changes that were put aside. */
export function parkedQueueName(installation: string): string {
  return checkedQueueName(`${installation}-parked`);
}

/** Name of the `State` table. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
export function stateTableName(installation: string): string {
  return `${installation}-state`;
}

/** Name of a function's log group. Not `/aws/lambda/…`, which a late call would make again after its deletion. */
export function logGroupName(component: string): string {
  return `/cloudtrail-changes/${component}`;
}

/**
 * Why a name cannot be that of an installation; undefined when it can. It is part of queue, table and parameter
 * names, so it may hold only what all of them may.
 */
export function problemOfInstallation(installation: string): string | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/.test(installation)) {
    return `must be a name of 1 to 40 letters, digits, _ and - that begins with a letter or digit, got ${shown(installation)}.`;
  }
  return undefined;
}

/** Every parameter of an installation's registered trails, and of its destinations: for policies. */
export function parameterPatterns(installation: string): { trails: string; destinations: string } {
  return {
    trails: `${trailParameterPrefix(installation)}/*`,
    destinations: `${destinationParameterPrefix(installation)}/*`,
  };
}

const FIFO = ".fifo";

function checkedQueueName(name: string): string {
  if (name.length > SQS_QUEUE_NAME_MAX_LENGTH) {
    throw new ContractError([
      `The queue name ${shown(name)} has ${name.length} characters; at most ${SQS_QUEUE_NAME_MAX_LENGTH} are allowed. Give a shorter name.`,
    ]);
  }
  return name;
}
