import * as pulumi from "@pulumi/pulumi";

/**
 * A value that is used only after something else is in place, such as a role's ARN after its policy: whoever takes
 * it as an input waits, without having to name what it waits for. It is known at preview when both are.
 */
export function after<T>(value: pulumi.Input<T>, ...inPlace: pulumi.Input<unknown>[]): pulumi.Output<T> {
  return pulumi.all([value, pulumi.all(inPlace)]).apply(([one]) => one) as pulumi.Output<T>;
}
