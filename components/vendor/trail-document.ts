import { ContractError } from "../../contract/problems";
import { parameterText } from "../../contract/stored-parameter";
import { TRAIL_SCHEMA, type TrailRegistration } from "../../contract/trail-registration";
import { validateTrails, type TrailSettings } from "../../contract/trail-settings";

/** What of a registered trail is stored, beside the URL of its change queue. */
export type RegisteredTrail = Omit<TrailRegistration, "schema" | "changeQueueUrl">;

/**
 * The settings of one registered trail, checked and made regular. Whether a parameter can hold them is checked too,
 * with the longest URL that a queue may have. Throws a `ContractError` whose messages begin with `trails[0]`.
 */
export function registeredTrail(given: object): RegisteredTrail {
  const [settings] = validateTrails([given]);
  if (settings?.roleArn === undefined) {
    throw new ContractError(["trails[0].roleArn is required: the reader role."]);
  }
  const trail = storedPart({ ...settings, roleArn: settings.roleArn });
  registrationText(trail, LONGEST_QUEUE_URL, "trails[0]");
  return trail;
}

/** The text of the parameter. Throws a `ContractError` when it is too long for one. */
export function registrationText(
  trail: RegisteredTrail,
  changeQueueUrl: string,
  parameterName: string,
): string {
  const document: TrailRegistration = { schema: TRAIL_SCHEMA, ...trail, changeQueueUrl };
  return parameterText(document, parameterName).text;
}

/** Without what the processors need not know. */
function storedPart(settings: TrailSettings & { roleArn: string }): RegisteredTrail {
  const { name, bucket, bucketAccountId, region, prefixes, accountIds, organizationId } = settings;
  const { roleArn, externalId, trailKeyArn, destination, filter } = settings;
  const files = { name, bucket, bucketAccountId, region, prefixes, accountIds, organizationId };
  return { ...files, roleArn, externalId, trailKeyArn, destination, filter };
}

const LONGEST_QUEUE_URL = `https://sqs.us-gov-west-1.amazonaws.com/${"0".repeat(12)}/${"q".repeat(80)}`;
