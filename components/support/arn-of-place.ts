import * as pulumi from "@pulumi/pulumi";
import { parseArn } from "../../contract/partition";
import { problemsOf, type Check } from "../../contract/validate";
import { isPlain } from "./derive";
import { refusal } from "./refuse";

/** What an ARN must be, and where. */
export interface ArnOfPlace {
  /** Name of the argument, for messages. */
  argument: string;
  format: Check<string>;
  /** The component's region, its provider's when none is given. */
  region: pulumi.Output<string>;
}

/**
 * An ARN that must be of the component's own region: its form is checked at once when it is plain, its region as soon
 * as both are known.
 */
export function arnOfPlace(
  component: pulumi.ComponentResource,
  name: string,
  arn: pulumi.Input<string>,
  { argument, format, region }: ArnOfPlace,
): pulumi.Output<string> {
  const check = (known: string, at?: string): string => {
    const problem = problemsOf(format, known, argument)[0] ?? problemOfRegion(argument, known, at);
    if (problem !== undefined) throw refusal(component, name, problem);
    return known;
  };
  if (isPlain(arn)) check(arn as string);
  return pulumi.all([arn, region]).apply(([known, at]) => check(known, at));
}

/** Why an ARN is of another region; undefined when it is not, or when the region is not known. */
export function problemOfRegion(
  argument: string,
  arn: string,
  region: string | undefined,
): string | undefined {
  const found = parseArn(arn)?.region;
  if (region === undefined || found === region) return undefined;
  return `${argument} must be of the component's region ${region}, got one of ${String(found)}: ${arn}`;
}
