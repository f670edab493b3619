import { VendorIntegration, type VendorIntegrationArgs } from "../../../components/vendor/vendor-integration";
import type { VendorTrailArgs } from "../../../components/vendor/vendor-args";
import { record, type RunOptions } from "./monitor";

/** A vendor's installation with one destination, whose keys are stored elsewhere. */
export const destinations = [
  { name: "default", apiKeyParameter: "/bigpanda/api-key", appKeyParameter: "/bigpanda/app-key" },
];

export const acme: VendorTrailArgs = {
  name: "acme",
  bucket: "acme-trails",
  bucketAccountId: "444455556666",
  region: "eu-west-1",
  externalId: "id-of-acme",
};

export const globex: VendorTrailArgs = {
  name: "globex",
  bucket: "globex-trails",
  bucketAccountId: "777788889999",
  region: "us-east-1",
  externalId: "id-of-globex",
};

/** Registered trails of made-up customers in one region. */
export function customers(count: number, queueSize = 100): VendorTrailArgs[] {
  return Array.from({ length: count }, (_, index) => ({
    ...acme,
    name: `customer-${index}`,
    bucket: `customer-${index}-trails`,
    bucketAccountId: String(444_455_550_000 + index),
    externalId: `id-of-customer-${index}`,
    queue: 1 + Math.floor(index / queueSize),
  }));
}

export function runVendor(args: Partial<VendorIntegrationArgs>, options?: RunOptions) {
  return record(() => new VendorIntegration("changes", { destinations, ...args }), options);
}
