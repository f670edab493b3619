import * as formats from "../../contract/formats";
import { also, list, refuse, validated, type Check } from "../../contract/validate";
import { regionOfArn } from "../documents/arns";

/** Topics that hear of alarms, by region: an alarm reaches only topics of its own. */
export type AlertTopics = Record<string, string>;

/** Throws a `ContractError` for what is no topic, and for a second topic in a region. */
export function alertTopicsByRegion(arns: string[]): AlertTopics {
  const known = validated(topicsCheck, arns, "alertTopicArns");
  return Object.fromEntries(known.map((arn) => [regionOfArn(arn), arn]));
}

const topicsCheck: Check<string[]> = also(list(formats.topicArn), (arns, place) => {
  const regions = arns.map(regionOfArn);
  const twice = regions.find((region, index) => regions.indexOf(region) !== index);
  if (twice !== undefined) refuse(place, `has two topics in ${twice}; give at most one a region.`);
});
