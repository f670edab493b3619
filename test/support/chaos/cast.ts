import { DESTINATION_SCHEMA } from "../../../contract/change-destination";
import {
  apiKeyParameterName,
  appKeyParameterName,
  destinationParameterName,
  trailParameterName,
} from "../../../contract/parameter-names";
import { TRAIL_SCHEMA, type TrailRegistration } from "../../../contract/trail-registration";
import type { DestinationLimits } from "./facts";

export const INSTALLATION = "chaos";
export const NOTICE_QUEUE = "trails";
export const PARKED_NOTICE_QUEUE = "trails-parked";
export const PARKED_CHANGE_QUEUE = "changes-parked";

/** A destination of the run. storm-1, storm-2 …: noisy ones. small: its budget is smaller than what comes. */
export interface Destination {
  name: string;
  changesPerMinute: number;
  changesPerWeek: number;
  holdLimitHours: number;
  noisy: boolean;
}

/** A customer: one registered trail, and its part of the changes of the run. */
export interface Customer {
  name: string;
  account: string;
  destination: string;
  changes: number;
}

/** The noisy destination whose pace is less than the functions could do here, so that it binds. */
const SLOW_STORM = "storm-1";

/** Noisy customers: more of them in a long run, since one destination is published to by one worker. */
function stormsOf(changes: number): string[] {
  return Array.from({ length: changes < 20_000 ? 2 : 6 }, (_, place) => `storm-${place + 1}`);
}

export function destinationsFor(changes: number): Destination[] {
  const roomy = { changesPerWeek: 1_000_000, holdLimitHours: 72 };
  const budget = Math.ceil(smallPart(changes) * 0.6);
  return [
    ...stormsOf(changes).map((name) => {
      return { ...roomy, name, changesPerMinute: paceOf(name, changes), noisy: true };
    }),
    { ...roomy, name: "quiet", changesPerMinute: 300, noisy: false },
    { name: "small", changesPerMinute: 12, changesPerWeek: budget, holdLimitHours: 1, noisy: false },
  ];
}

/**
 * The slow one's slots lie so far apart that a busy machine keeps to them: a tenth of a second of the machine's in the
 * short form. A long run has more for it, and time goes slower there.
 */
function paceOf(storm: string, changes: number): number {
  if (storm === SLOW_STORM) return changes < 20_000 ? 15 : 100;
  return storm === "storm-2" ? 400 : 900;
}

/** What a judge must know of it. */
export function limitsOf(destination: Destination): DestinationLimits {
  const { name, changesPerMinute, changesPerWeek, holdLimitHours } = destination;
  const holdLimitMs = holdLimitHours * 3_600_000;
  return {
    destination: name,
    changesPerMinute,
    changesPerWeek,
    holdLimitMs,
    paceBinds: name === SLOW_STORM,
  };
}

/** locked-out: a customer whose role cannot be assumed at first. */
export function customersFor(changes: number): Customer[] {
  const quiet = Math.max(40, Math.round(changes * 0.03));
  const lockedOut = Math.round(changes * 0.07);
  const small = smallPart(changes);
  const names = stormsOf(changes);
  const loud = changes - quiet - lockedOut - small;
  // A tenth is enough for the slow one; it would be the last by far otherwise.
  const slow = Math.floor(loud / 10);
  const each = Math.floor((loud - slow) / (names.length - 1));
  const rest = loud - slow - each * (names.length - 1);
  const storms = names.map((name, place): Customer => {
    const part = name === SLOW_STORM ? slow : each + (place <= rest ? 1 : 0);
    return { name, account: `${place + 1}11122223333`, destination: name, changes: part };
  });
  return [
    ...storms,
    { name: "quiet", account: "777744445555", destination: "quiet", changes: quiet },
    { name: "small", account: "888855556666", destination: "small", changes: small },
    { name: "locked-out", account: "999966667777", destination: "storm-2", changes: lockedOut },
  ];
}

function smallPart(changes: number): number {
  return Math.min(200, Math.max(30, Math.round(changes * 0.01)));
}

export function bucketOf(customer: Customer): string {
  return `chaos-${customer.name}`;
}

export function registrationOf(customer: Customer, queueUrl: (name: string) => string): TrailRegistration {
  return {
    schema: TRAIL_SCHEMA,
    name: customer.name,
    bucket: bucketOf(customer),
    bucketAccountId: customer.account,
    region: "eu-west-1",
    prefixes: [""],
    accountIds: [customer.account],
    roleArn: `arn:aws:iam::${customer.account}:role/cloudtrail-changes/reader`,
    externalId: `external-id-of-${customer.name}`,
    destination: customer.destination,
    changeQueueUrl: queueUrl(changeQueueName(customer.destination)),
  };
}

export function changeQueueName(destination: string): string {
  return `${destination}.fifo`;
}

export function appKeyOf(destination: string): string {
  return `chaos-app-key-of-${destination}`;
}

/** What Parameter Store holds at the start. */
export function parametersOf(
  trails: TrailRegistration[],
  destinations: Destination[],
  { endpoint, queueUrl }: { endpoint: string; queueUrl: (name: string) => string },
): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const trail of trails) {
    parameters.set(trailParameterName(INSTALLATION, trail.bucket), JSON.stringify(trail));
  }
  for (const { name, changesPerMinute, changesPerWeek, holdLimitHours } of destinations) {
    const [apiKeyParameter, appKeyParameter] = [
      apiKeyParameterName(INSTALLATION, name),
      appKeyParameterName(INSTALLATION, name),
    ];
    const document = {
      schema: DESTINATION_SCHEMA,
      name,
      endpoint,
      apiKeyParameter,
      appKeyParameter,
      changesPerMinute,
      changesPerWeek,
      holdLimitHours,
      dryRun: false,
      changeQueueUrl: queueUrl(changeQueueName(name)),
    };
    parameters.set(destinationParameterName(INSTALLATION, name), JSON.stringify(document));
    parameters.set(apiKeyParameter, firstApiKey(name));
    parameters.set(appKeyParameter, appKeyOf(name));
  }
  return parameters;
}

export function firstApiKey(destination: string): string {
  return `chaos-api-key-of-${destination}`;
}
