import { EVENT_RULE_NAME_MAX_LENGTH, S3_RULE_ID_MAX_LENGTH } from "../../contract/limits";
import { notificationId } from "../../contract/names";
import { nameInStack, safeName, shortName } from "../support/stack-name";
import type { TrailNotificationMode } from "./notification-mode";

/**
 * Id of our rule in a bucket's notification document, or name of our EventBridge rule. With project and stack in it:
 * EventBridge overwrites a rule of the same name, and in a bucket a rule of our Id counts as our own.
 */
export function ownRuleId(name: string, mode: TrailNotificationMode | undefined): string {
  const id = notificationId(nameInStack(name), { merged: mode === "merge" });
  return mode === "eventbridge"
    ? safeName(id, EVENT_RULE_NAME_MAX_LENGTH)
    : shortName(id, S3_RULE_ID_MAX_LENGTH);
}
