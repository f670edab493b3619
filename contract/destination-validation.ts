import { DESTINATION_SCHEMA, type ChangeDestination } from "./change-destination";
import * as formats from "./formats";
import * as limits from "./limits";
import { parseParameter } from "./stored-parameter";
import { integer, oneOf, trueOrFalse, type Check } from "./validate";
import { object, required } from "./validate-object";

/** Pace, in changes a minute; a stored destination may exceed BigPanda's limit (another sink has another). */
export const changesPerMinute = integer({ min: 1, max: 1_000_000, unit: "changes a minute" });
export const changesPerWeek = integer({ min: 1, max: 1_000_000_000, unit: "changes a week" });
export const holdLimitHours = integer({
  min: limits.HOLD_LIMIT_MIN_HOURS,
  max: limits.HOLD_LIMIT_MAX_HOURS,
  unit: "hours",
});

/**
 * Reads the parameter of a change destination. Throws a `ContractError` whose messages begin with `parameter`,
 * the parameter's name.
 */
export function parseChangeDestination(text: string, parameter = "change destination"): ChangeDestination {
  return parseParameter(storedDestination, text, parameter);
}

const storedDestination: Check<ChangeDestination> = object<ChangeDestination>({
  schema: required(oneOf([DESTINATION_SCHEMA]), "the schema of the document"),
  name: required(formats.shortName, "the name of the destination"),
  endpoint: required(formats.baseUrl, "the base URL of the API"),
  apiKeyParameter: required(formats.parameterName, "the parameter that holds the user API key"),
  appKeyParameter: required(formats.parameterName, "the parameter that holds the app key"),
  changesPerMinute: required(changesPerMinute, "the pace"),
  changesPerWeek: required(changesPerWeek, "the budget"),
  holdLimitHours: required(holdLimitHours, "how long a change may wait for budget"),
  dryRun: required(trueOrFalse, "whether to post nothing"),
  changeQueueUrl: required(formats.queueUrl, "the URL of the change queue"),
});
