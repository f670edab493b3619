import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { CustomerIntegration, VendorIntegration } from "cloudtrail-changes";

// One account is customer and vendor: raw trail files never leave it, only redacted changes do.
const config = new pulumi.Config();
const bucket = config.require("bucket");

const vendor = new VendorIntegration("changes", {
  destinations: [
    {
      name: "default",
      apiKeyParameter: config.require("apiKeyParameter"),
      appKeyParameter: config.require("appKeyParameter"),
    },
  ],
  trails: [
    {
      name: "own",
      bucket,
      bucketAccountId: aws.getCallerIdentityOutput().accountId,
      region: new pulumi.Config("aws").require("region"),
      externalId: `${pulumi.getProject()}-${pulumi.getStack()}`,
    },
  ],
});

const customer = new CustomerIntegration(
  "changes",
  { bucket, notification: "exclusive", vendor: vendor.offers.apply((offers) => offers.own) },
  // The bucket sends when its queue takes what it sends, not before.
  { dependsOn: [vendor] },
);

export const connection = customer.connection;
