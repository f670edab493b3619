import { stateOf } from "../components/fake-aws";
import type { RecordedResource, RunOptions } from "../components/monitor";
import { terraformProperty } from "./names";

/** A resource that others may refer to. */
export interface Referable {
  resource: RecordedResource;
  /** Terraform's type and name: `aws_sqs_queue.alarms`. */
  address: string;
  type: string;
  /** Whether the provider knows such an attribute. */
  has: (attribute: string) => boolean;
}

/**
 * Puts references in the place of what the fake AWS returned of the resources that another waits for, so that they
 * depend on each other as under the engine: `${aws_sqs_queue.alarms.arn}` for the queue's ARN, within policies too.
 */
export function referring(waitsFor: Referable[], options: RunOptions): (text: string) => string {
  const known = waitsFor.flatMap((referable) => valuesOf(referable, options));
  const whole = new Map(known.map(({ value, reference }) => [value, reference]));
  const within = known.filter(({ value }) => /^(arn|https):/.test(value)).sort(longestFirst);
  return (text) =>
    whole.get(text) ??
    within.reduce((replaced, { value, reference }) => replacedIn(replaced, value, reference), text);
}

interface Known {
  value: string;
  reference: string;
}

/** Every text that AWS would have made up for a resource: an ARN, an id, a name that the program left open. */
function valuesOf({ resource, address, type, has }: Referable, options: RunOptions): Known[] {
  const { name, inputs } = resource;
  const state = { ...stateOf({ type: resource.type, name, inputs }, options), id: `${name}-id` };
  return Object.entries(state).flatMap(([property, value]) => {
    const attribute = terraformProperty(type, property);
    if (typeof value !== "string" || inputs[property] !== undefined || !has(attribute)) return [];
    return [{ value, reference: `\${${address}.${attribute}}` }];
  });
}

const longestFirst = (one: Known, other: Known) => other.value.length - one.value.length;

/** Not where the value only begins a longer one: the ARN of `acme` is no part of that of `acme-dlq`. */
function replacedIn(text: string, value: string, reference: string): string {
  const pattern = new RegExp(`${value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w-])`, "g");
  return text.replace(pattern, () => reference);
}
