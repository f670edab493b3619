import * as formats from "../../contract/formats";
import { NOTIFICATION_MODES } from "../../contract/hand-over";
import { ruleId } from "../../contract/notifier-input";
import { list, oneOf, trueOrFalse } from "../../contract/validate";
import { stackName } from "./checks";
import { array, flag, object, text, word, type Side } from "./key";
import { vendorGiven } from "./vendor-given";

const sides: Side[] = ["customer", "both"];

/** Keys about the trail whose files are let out. */
export const TRAIL_KEYS = {
  bucket: text({
    sides,
    description: "The bucket CloudTrail writes to. Leave it out when only alarms are wanted.",
    check: formats.bucketName,
  }),
  bucketRegion: text({
    sides,
    description: "Region of the bucket; none: the provider's.",
    check: formats.region,
  }),
  keyPrefix: text({
    sides,
    description: "What stands before AWSLogs/ in the keys of the files, with or without the last /.",
    check: formats.keyPrefix,
  }),
  organizationId: text({
    sides,
    description: "o-… of an organisation trail.",
    check: formats.organizationId,
  }),
  accountIds: array("string", {
    sides,
    description: "Accounts whose files may be read; none: the bucket's account, or the organisation.",
    check: list(formats.accountId),
  }),
  trailKeyArn: text({
    sides,
    description: "ARN of the KMS key that the files are encrypted with.",
    check: formats.keyArn,
  }),
  vendor: object({
    sides: ["customer"],
    description:
      "The vendor's offer, as it was sent; or by hand accountId, queueArn or topicArn, externalId or withoutExternalId: true, processorRoleArn.",
    check: vendorGiven,
  }),
  vendorStack: text({
    sides: ["customer"],
    description:
      "The vendor's stack, organization/project/stack, whose offer for the bucket is taken in the place of vendor.",
    check: stackName,
  }),
  notification: word({
    sides,
    description:
      "How the queue learns of a file: exclusive, merge, topic, eventbridge or external. Required with bucket; without it the error says what the bucket has and suggests one.",
    check: oneOf(NOTIFICATION_MODES),
  }),
  topicArn: text({
    sides,
    description: "ARN of the topic that carries the notices, for notification topic.",
    check: formats.topicArn,
  }),
  replaces: text({
    sides,
    description:
      "Id of the bucket's notification rule that gives way to ours, for notification exclusive and merge.",
    check: ruleId,
  }),
  allowListing: flag({
    sides,
    description: "Let the vendor list the trail files, which backfill of older files needs.",
    check: trueOrFalse,
  }),
};
