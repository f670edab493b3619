import type { Actor } from "./actors";
import type { Call } from "./call";
import { GLOBAL_REGION, HOME_REGION, castOf, type Cast, type SampleAccount } from "./cast";
import type { Random } from "./random";

/** The sample day; the records of a real account would of course go on at night. */
export const SAMPLE_DAY = "2026-03-10";

/** What a scene needs to add calls to the day of one account. */
export interface Stage {
  random: Random;
  account: SampleAccount;
  cast: Cast;
  calls: Call[];
  /** Adds one call; the region follows from the service unless it is given. */
  call(at: number, actor: Actor, source: string, name: string, rest?: Partial<Call>): void;
}

export function createStage(account: SampleAccount, random: Random): Stage {
  const calls: Call[] = [];
  return {
    random,
    account,
    cast: castOf(account.id),
    calls,
    call: (at, actor, source, name, rest) => {
      const region = GLOBAL_SERVICES.has(source) ? GLOBAL_REGION : HOME_REGION;
      calls.push({ at, account: account.id, region, actor, source, name, ...rest });
    },
  };
}

/** A time of the sample day, as `HH:MM` or `HH:MM:SS`, UTC. */
export function timeOfDay(time: string): number {
  return Date.parse(`${SAMPLE_DAY}T${time.length === 5 ? `${time}:00` : time}Z`);
}

/** Some moment of the working day, 08:00 to 17:59 UTC. */
export function someTime(random: Random): number {
  return timeOfDay("08:00") + random.integer(0, 10 * 3_600 - 1) * 1_000;
}

/** Services without a Region write their records in us-east-1. */
const GLOBAL_SERVICES = new Set(["iam", "route53", "cloudfront", "organizations", "health", "ce"]);
