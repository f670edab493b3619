import { BIGPANDA_ENDPOINTS, BIGPANDA_REGIONS, type BigPandaRegion } from "./bigpanda";
import { holdLimitHours } from "./destination-validation";
import * as formats from "./formats";
import * as limits from "./limits";
import { also, integer, mapped, oneOf, problemsOf, refuse, text, trueOrFalse, validated } from "./validate";
import type { Check, Place } from "./validate";
import { defaulted, entries, object, optional } from "./validate-object";

/** A key given by value (a secret, to be stored) or by the name of a SecureString that holds it. */
export type KeySetting = { value: string; parameter?: undefined } | { value?: undefined; parameter: string };

/** A change destination as users give it, made regular. */
export interface DestinationSettings {
  name: string;
  /** From `region` (`us` by default) or `endpoint`. */
  endpoint: string;
  apiKey: KeySetting;
  appKey: KeySetting;
  /** KMS key of the SecureStrings, when it is not the account's own. */
  parameterKeyArn?: string;
  /** 360 by default, at most 400 at BigPanda. */
  changesPerMinute: number;
  /** 50,000 by default, which is BigPanda's limit too. */
  changesPerWeek: number;
  /** 72 by default. */
  holdLimitHours: number;
  dryRun: boolean;
}

/** The object `destinations` of the configuration. Throws a `ContractError` with every problem, without secrets. */
export function validateDestinations(value: unknown, where = "destinations"): DestinationSettings[] {
  return validated(destinationsCheck, value, where);
}

/** Everything that is wrong with the object `destinations`; empty when nothing is. */
export function checkDestinations(value: unknown, where = "destinations"): string[] {
  return problemsOf(destinationsCheck, value, where);
}

interface GivenDestination {
  region?: BigPandaRegion;
  endpoint?: string;
  apiKey?: string;
  apiKeyParameter?: string;
  appKey?: string;
  appKeyParameter?: string;
  parameterKeyArn?: string;
  changesPerMinute: number;
  changesPerWeek: number;
  holdLimitHours: number;
  dryRun: boolean;
}

/** A key goes into a header: one line of visible characters. */
const secretKey = text({
  what: "a key without spaces or line ends",
  pattern: /^[\x21-\x7e]+$/,
  secret: true,
});

const givenDestination: Check<GivenDestination> = also(
  object<GivenDestination>(
    {
      region: optional(oneOf(BIGPANDA_REGIONS)),
      endpoint: optional(formats.baseUrl),
      apiKey: optional(secretKey),
      apiKeyParameter: optional(formats.parameterName),
      appKey: optional(secretKey),
      appKeyParameter: optional(formats.parameterName),
      parameterKeyArn: optional(formats.keyArn),
      changesPerMinute: defaulted(
        integer({ min: 1, max: limits.BIGPANDA_MAX_CHANGES_PER_MINUTE, unit: "changes a minute" }),
        limits.DEFAULT_CHANGES_PER_MINUTE,
      ),
      changesPerWeek: defaulted(
        integer({ min: 1, max: limits.BIGPANDA_MAX_CHANGES_PER_WEEK, unit: "changes a week" }),
        limits.DEFAULT_CHANGES_PER_WEEK,
      ),
      holdLimitHours: defaulted(holdLimitHours, limits.DEFAULT_HOLD_LIMIT_HOURS),
      dryRun: defaulted(trueOrFalse, false),
    },
    { emptyIsAbsent: true },
  ),
  refuseContradictions,
);

const destinationsCheck = entries(formats.shortName, (name) =>
  mapped(givenDestination, (given) => regularDestination(name, given)),
);

function refuseContradictions(given: GivenDestination, place: Place): void {
  if (given.region !== undefined && given.endpoint !== undefined) {
    refuse(place, "has both region and endpoint; give one of them.");
  }
  for (const key of ["apiKey", "appKey"] as const) {
    const count = [given[key], given[`${key}Parameter`]].filter((one) => one !== undefined).length;
    if (count === 2) refuse(place, `has both ${key} and ${key}Parameter; give one of them.`);
    if (count === 0) {
      refuse(
        place,
        `needs ${key}Parameter, the name of a SecureString that holds the key, or ${key}, the key itself.`,
      );
    }
  }
}

function regularDestination(name: string, given: GivenDestination): DestinationSettings {
  const { region, endpoint, apiKey, apiKeyParameter, appKey, appKeyParameter, ...rest } = given;
  return {
    name,
    endpoint: endpoint ?? BIGPANDA_ENDPOINTS[region ?? "us"],
    apiKey: keySetting(apiKey, apiKeyParameter),
    appKey: keySetting(appKey, appKeyParameter),
    ...rest,
  };
}

function keySetting(value: string | undefined, parameter = ""): KeySetting {
  return value === undefined ? { parameter } : { value };
}
