import { SSM_NAME_MAX_LEVELS } from "./limits";
import { ContractError, shown } from "./problems";

/** First level of every parameter of ours. */
export const PARAMETER_ROOT = "/cloudtrail-changes";

/** Characters of a name, chosen so that a parameter's ARN stays below its 1,011 in every partition and region. */
const NAME_MAX_LENGTH = 900;

/** Where a registered trail is stored. Throws a `ContractError` when SSM would refuse the name. */
export function trailParameterName(installation: string, bucket: string): string {
  return parameterName(installation, "trails", bucket);
}

/** Where a change destination is stored. */
export function destinationParameterName(installation: string, destination: string): string {
  return parameterName(installation, "destinations", destination);
}

/** The SecureString with the destination's user API key, unless it names one of its own. */
export function apiKeyParameterName(installation: string, destination: string): string {
  return parameterName(installation, "destinations", destination, "api-key");
}

/** The SecureString with the destination's app key, unless it names one of its own. */
export function appKeyParameterName(installation: string, destination: string): string {
  return parameterName(installation, "destinations", destination, "app-key");
}

/** All parameters of an installation, for policies: `…/trails/*`. */
export function trailParameterPrefix(installation: string): string {
  return parameterName(installation, "trails");
}
export function destinationParameterPrefix(installation: string): string {
  return parameterName(installation, "destinations");
}

function parameterName(...parts: string[]): string {
  const name = [PARAMETER_ROOT, ...parts].join("/");
  const problem = problemOfParameterName(name) ?? parts.map(problemOfPart).find((one) => one !== undefined);
  if (problem !== undefined) throw new ContractError([`The parameter name ${shown(name)} ${problem}`]);
  return name;
}

/**
 * Why SSM would refuse a parameter's name; undefined when it would not.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
 */
export function problemOfParameterName(name: string): string | undefined {
  if (!/^[A-Za-z0-9_./-]+$/.test(name)) return "may hold only letters, digits and _ . - /.";
  if (name.length > NAME_MAX_LENGTH) return `must be at most ${NAME_MAX_LENGTH} characters long.`;
  if (/^\/?(aws|ssm)/i.test(name)) return "must not begin with aws or ssm.";
  if (name.includes("/") && !name.startsWith("/")) return "must begin with / when it has levels.";
  if (name.endsWith("/") || name.includes("//")) return "must not have an empty level.";
  if (name.split("/").length - 1 > SSM_NAME_MAX_LEVELS)
    return `must have at most ${SSM_NAME_MAX_LEVELS} levels.`;
  return undefined;
}

function problemOfPart(part: string): string | undefined {
  return part === "" || part.includes("/")
    ? `has ${shown(part)} as a level, which must be one name.`
    : undefined;
}
