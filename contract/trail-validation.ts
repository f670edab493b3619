import { filterCheck } from "./filter-validation";
import * as formats from "./formats";
import { EXTERNAL_ID_PATTERN } from "./limits";
import { parseParameter } from "./stored-parameter";
import { TRAIL_SCHEMA, type TrailRegistration } from "./trail-registration";
import { also, list, nonEmptyList, oneOf, refuse, text, type Check } from "./validate";
import { object, optional, required } from "./validate-object";

/**
 * Reads the parameter of a registered trail. Throws a `ContractError` whose messages begin with `parameter`,
 * the parameter's name.
 */
export function parseTrailRegistration(text: string, parameter = "registered trail"): TrailRegistration {
  return parseParameter(storedTrail, text, parameter);
}

/** Not repeated when it is wrong: what is wrong with a stored document ends up in logs, which hold no external ids. */
const storedExternalId = text({ what: "an external id", pattern: EXTERNAL_ID_PATTERN, secret: true });

/** A registered trail as it is stored: everything decided, nothing to be defaulted. */
const storedTrail: Check<TrailRegistration> = also(
  object<TrailRegistration>({
    schema: required(oneOf([TRAIL_SCHEMA]), "the schema of the document"),
    name: required(formats.shortName, "the name of the registration"),
    bucket: required(formats.bucketName, "the bucket of the trail files"),
    bucketAccountId: required(formats.accountId, "the account that owns the bucket"),
    region: required(formats.region, "the region of the bucket"),
    prefixes: required(nonEmptyList(formats.exactPrefix), 'what stands before AWSLogs/, [""] for nothing'),
    accountIds: required(list(formats.accountId), "the accounts whose files are accepted"),
    organizationId: optional(formats.organizationId),
    roleArn: required(formats.roleArn, "the reader role"),
    externalId: optional(storedExternalId),
    trailKeyArn: optional(formats.keyArn),
    destination: required(formats.shortName, "the name of the change destination"),
    changeQueueUrl: required(formats.queueUrl, "the URL of the destination's change queue"),
    filter: optional(filterCheck),
  }),
  (trail, place) => {
    if (trail.accountIds.length === 0 && trail.organizationId === undefined) {
      refuse(place, "accepts no file: give accountIds or organizationId.");
    }
  },
);
