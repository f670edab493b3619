import * as pulumi from "@pulumi/pulumi";
import { CustomerIntegration } from "cloudtrail-changes";

// BigPanda's hosted service reads the trail files itself. Its screen shows an account, a queue and an external id,
// and asks for the role's ARN afterwards. It names no role of its own, so any role of that account that knows the
// external id may read; the preview says so.
const config = new pulumi.Config();

const customer = new CustomerIntegration("bigpanda", {
  bucket: config.require("bucket"),
  // This stack owns the bucket's notification document. If there are rules in it already, the preview fails and
  // lists them; "merge" then adds ours beside them.
  notification: "exclusive",
  vendor: {
    accountId: config.require("vendorAccountId"),
    queueArn: config.require("queueArn"),
    externalId: config.require("externalId"),
  },
});

/** For BigPanda's screen. */
export const roleArn = customer.roleArn;
export const connection = customer.connection;
