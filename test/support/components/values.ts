import type * as pulumi from "@pulumi/pulumi";

/** The value of an output; rejects when it is not known, as at preview. */
export async function valueOf<T>(output: pulumi.Output<T>): Promise<pulumi.Unwrap<T>> {
  const inside = output as unknown as { isKnown: Promise<boolean>; promise(): Promise<pulumi.Unwrap<T>> };
  if (!(await inside.isKnown)) throw new Error("The output is not known.");
  return inside.promise();
}
