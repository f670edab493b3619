import * as pulumi from "@pulumi/pulumi";
import { validateOffer, type HandOverOffer } from "../contract/hand-over";
import { ContractError, shown } from "../contract/problems";

/** The offer for a bucket among the outputs of the vendor's stack. Fails, at preview too, when there is none. */
export async function offerOfStack(vendorStack: string, bucket: string): Promise<HandOverOffer> {
  const offers = await new pulumi.StackReference(vendorStack).getOutputDetails("offers");
  try {
    return offerFor(offers.value, { vendorStack, bucket });
  } catch (error) {
    throw error instanceof ContractError ? new pulumi.RunError(error.message) : error;
  }
}

/** Throws a `ContractError`. */
export function offerFor(
  offers: unknown,
  { vendorStack, bucket }: { vendorStack: string; bucket: string },
): HandOverOffer {
  const stack = `vendorStack ${shown(vendorStack)}`;
  if (typeof offers !== "object" || offers === null) {
    throw new ContractError([
      `${stack} has no output offers. Is it a stack of side vendor, and has its pulumi up been run?`,
    ]);
  }
  const entries = Object.entries(offers as Record<string, { bucket?: unknown } | null>);
  const found = entries.find(([, offer]) => offer?.bucket === bucket);
  if (found === undefined) {
    const buckets = entries.map(([, offer]) => shown(offer?.bucket)).join(", ");
    const has = entries.length === 0 ? "no offer yet" : `offers for ${buckets}`;
    throw new ContractError([
      `${stack} has no offer for bucket ${shown(bucket)}; it has ${has}. Ask the vendor to add the bucket to its trails.`,
    ]);
  }
  const [name, offer] = found;
  return validateOffer(offer, `${stack}: offers.${name}`);
}
