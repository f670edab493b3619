import {
  DEFAULT_MAXIMUM_CONCURRENCY,
  problemOfMaximumConcurrency,
} from "../../components/support/function-settings";
import { problemOfKey } from "../../components/vendor/destination-document";
import { BIGPANDA_REGIONS } from "../../contract/bigpanda";
import { validateDestinations } from "../../contract/destination-settings";
import { validateFilter } from "../../contract/filter-validation";
import * as formats from "../../contract/formats";
import * as limits from "../../contract/limits";
import { validateTrails } from "../../contract/trail-settings";
import { integer, list, oneOf, trueOrFalse } from "../../contract/validate";
import { sayingItself, validatedBy } from "./checks";
import { array, flag, object, text, wholeNumber, word, type Side } from "./key";

const sides: Side[] = ["vendor", "both"];

/** Keys about the processing of trail files and the publishing of changes. */
export const VENDOR_KEYS = {
  trails: array("object", {
    sides,
    description:
      "The customers' trails: name, bucket, bucketAccountId, region, externalId, and what else a registered trail has.",
    check: validatedBy(validateTrails),
  }),
  apiKey: text({
    sides,
    description: "BigPanda's user API key; apiKeyParameter keeps it out of Pulumi's state.",
    secret: true,
    check: sayingItself(problemOfKey("apiKey")),
  }),
  apiKeyParameter: text({
    sides,
    description: "Name of an existing SecureString that holds the user API key.",
    check: formats.parameterName,
  }),
  appKey: text({
    sides,
    description: "App key of BigPanda's integration; appKeyParameter keeps it out of Pulumi's state.",
    secret: true,
    check: sayingItself(problemOfKey("appKey")),
  }),
  appKeyParameter: text({
    sides,
    description: "Name of an existing SecureString that holds the app key.",
    check: formats.parameterName,
  }),
  bigPandaRegion: word(
    {
      sides,
      description: "Where BigPanda keeps the organisation, us or eu.",
      check: oneOf(BIGPANDA_REGIONS),
    },
    "us",
  ),
  bigPandaEndpoint: text({
    sides,
    description: "Base URL in the place of BigPanda's, https and without a path.",
    check: formats.baseUrl,
  }),
  destinations: object({
    sides,
    description:
      "Further BigPanda organisations by name, for the trails that name them as their destination.",
    check: validatedBy(validateDestinations),
  }),
  filter: object({
    sides,
    description: "Rules for all trails over the default ones: preset, exclude, include.",
    check: validatedBy(validateFilter),
  }),
  changesPerMinute: wholeNumber(
    {
      sides,
      description: "Pace of the default destination.",
      check: integer({ min: 1, max: limits.BIGPANDA_MAX_CHANGES_PER_MINUTE, unit: "changes a minute" }),
    },
    limits.DEFAULT_CHANGES_PER_MINUTE,
  ),
  changesPerWeek: wholeNumber(
    {
      sides,
      description: "Budget of the default destination, in any window of 168 hours.",
      check: integer({ min: 1, max: limits.BIGPANDA_MAX_CHANGES_PER_WEEK, unit: "changes a week" }),
    },
    limits.DEFAULT_CHANGES_PER_WEEK,
  ),
  maximumConcurrency: wholeNumber(
    {
      sides,
      description: "Processor invocations at the same time for each trail queue, 2 to 1,000.",
      check: sayingItself(problemOfMaximumConcurrency),
    },
    DEFAULT_MAXIMUM_CONCURRENCY,
  ),
  alertTopicArns: array("string", {
    sides,
    description: "Topics that the alarms about ingestion go to, at most one a region.",
    check: list(formats.topicArn),
  }),
  dryRun: flag({
    sides,
    description: "Decide and log what would be sent, and post nothing.",
    check: trueOrFalse,
  }),
};
