import * as pulumi from "@pulumi/pulumi";
import { NOTIFICATION_MODES } from "../../contract/hand-over";
import {
  filterText,
  NOTICE_EVENTS,
  TRAIL_FILE_SUFFIX,
  trailFilesPrefix,
} from "../../contract/notification-rule";
import { eventRuleName, ruleId } from "../../contract/notifier-input";
import { oneOf, validated } from "../../contract/validate";
import { derived, refusing } from "../support/derive";
import type { Place } from "../support/place";
import { refusal } from "../support/refuse";
import type { OwnRule } from "./notification-checks";
import { problemOfDestination, type BucketAt } from "./notification-destination";
import type { TrailNotificationMode } from "./notification-mode";
import { ownRuleId } from "./own-rule-id";
import type { TrailNotificationArgs } from "./trail-notification";
import { sourceOf, type TrailSource } from "./trail-source";
import { vendorPart, type VendorDestination } from "./vendor";

/** What a notification is made of, checked. */
export interface NotificationSettings {
  /** Undefined when none was given. */
  mode: TrailNotificationMode | undefined;
  source: pulumi.Output<TrailSource>;
  at: pulumi.Output<BucketAt>;
  /** Our rule but for its destination, which may be known later. */
  own: pulumi.Output<OwnRule>;
  destination: pulumi.Output<VendorDestination>;
  replaces: pulumi.Output<string | undefined>;
}

/** The settings and all that a way of notification needs to make its children. */
export interface NotificationParts extends NotificationSettings {
  place: Place;
  args: TrailNotificationArgs;
  options: pulumi.CustomResourceOptions;
}

export function notificationSettings(
  component: pulumi.ComponentResource,
  name: string,
  args: TrailNotificationArgs,
  place: Place,
): NotificationSettings {
  const mode = modeOf(component, name, args);
  const source = sourceOf(component, name, args, place);
  const at = pulumi
    .all([source, place.accountId, place.region])
    .apply(([{ bucket }, accountId, region]) => ({ bucket, accountId, region }));
  const id = derived(component, name, given(args.notificationId), (known) =>
    idOf(known ?? ownRuleId(name, mode), mode),
  );
  return {
    mode,
    source,
    at,
    own: pulumi.all([source, id]).apply(([files, own]) => ({
      id: own,
      events: NOTICE_EVENTS,
      prefix: filterText(trailFilesPrefix(files)),
      suffix: TRAIL_FILE_SUFFIX,
    })),
    destination: destinationOf(component, name, args, mode, at),
    replaces: derived(component, name, given(args.replaces), (known) =>
      known === undefined ? undefined : validated(ruleId, known, "replaces"),
    ),
  };
}

function modeOf(
  component: pulumi.ComponentResource,
  name: string,
  args: TrailNotificationArgs,
): TrailNotificationMode | undefined {
  const asGiven: unknown = args.mode;
  if (asGiven === undefined || asGiven === "") return undefined;
  const mode = refusing(component, name, () => validated(oneOf(NOTIFICATION_MODES), asGiven, "mode"));
  const hasTopic = given(args.topicArn) !== undefined;
  if (mode === "topic" && !hasTopic) {
    throw refusal(component, name, "topicArn is required in mode topic: the topic that carries the notices.");
  }
  if (mode !== "topic" && hasTopic) {
    throw refusal(component, name, `topicArn is for mode topic only, got mode ${mode}.`);
  }
  if (given(args.replaces) !== undefined && mode !== "exclusive" && mode !== "merge") {
    throw refusal(component, name, `replaces is for modes exclusive and merge only, got mode ${mode}.`);
  }
  return mode;
}

function idOf(id: string, mode: TrailNotificationMode | undefined): string {
  return validated(mode === "eventbridge" ? eventRuleName : ruleId, id, "notificationId");
}

function destinationOf(
  component: pulumi.ComponentResource,
  name: string,
  args: TrailNotificationArgs,
  mode: TrailNotificationMode | undefined,
  at: pulumi.Output<BucketAt>,
): pulumi.Output<VendorDestination> {
  const destination = vendorPart(component, name, args.vendor, "destination");
  if (mode === undefined) return destination;
  return pulumi.all([destination, at]).apply(([known, bucket]) => {
    const problem = problemOfDestination(mode, known, bucket);
    if (problem !== undefined) throw refusal(component, name, problem);
    return known;
  });
}

/** In stack configuration `""` stands for a missing value. */
function given<T>(value: T | undefined): T | undefined {
  return value === "" ? undefined : value;
}
