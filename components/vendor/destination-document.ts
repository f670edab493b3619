import { DESTINATION_SCHEMA, type ChangeDestination } from "../../contract/change-destination";
import {
  checkDestinations,
  validateDestinations,
  type DestinationSettings,
} from "../../contract/destination-settings";
import { apiKeyParameterName, appKeyParameterName } from "../../contract/parameter-names";
import { ContractError } from "../../contract/problems";
import { parameterText } from "../../contract/stored-parameter";

/** What messages about a destination begin with. */
export const DESTINATION_PATH = "destinations.";

/** What users give of a destination; of a key given by value only that it is. */
export interface GivenDestination {
  name: string;
  region?: string;
  endpoint?: string;
  apiKey?: string;
  apiKeyParameter?: string;
  appKey?: string;
  appKeyParameter?: string;
  parameterKeyArn?: string;
  changesPerMinute?: number;
  changesPerWeek?: number;
  holdLimitHours?: number;
  dryRun?: boolean;
}

/** Throws a `ContractError` whose messages begin with `destinations.<name>`. */
export function destinationSettings({ name, ...given }: GivenDestination): DestinationSettings {
  const [settings] = validateDestinations({ [name]: given });
  if (settings === undefined) throw new ContractError([`${DESTINATION_PATH}${name} is required.`]);
  return settings;
}

/** The text of the destination's parameter. It names the keys' parameters and holds no key. */
export function destinationText(
  { apiKey, appKey, parameterKeyArn: _, ...settings }: DestinationSettings,
  { installation, changeQueueUrl }: { installation: string; changeQueueUrl: string },
): string {
  const document: ChangeDestination = {
    schema: DESTINATION_SCHEMA,
    ...settings,
    apiKeyParameter: apiKey.parameter ?? apiKeyParameterName(installation, settings.name),
    appKeyParameter: appKey.parameter ?? appKeyParameterName(installation, settings.name),
    changeQueueUrl,
  };
  return parameterText(document, `${DESTINATION_PATH}${settings.name}`).text;
}

/** What is wrong with a key, as the rest of a sentence; the key is not repeated. */
export function problemOfKey(what: "apiKey" | "appKey"): (key: string) => string | undefined {
  const other = what === "apiKey" ? "appKeyParameter" : "apiKeyParameter";
  return (key) => {
    const [problem] = checkDestinations({ any: { [what]: key, [other]: "any" } });
    return problem?.slice(`${DESTINATION_PATH}any.`.length);
  };
}
