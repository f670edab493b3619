import { VendorIntegration } from "cloudtrail-changes";

// Two customers in two regions, each with a BigPanda organisation of its own. The keys are SecureStrings that exist
// already, so that Pulumi's state holds none.
const vendor = new VendorIntegration("changes", {
  destinations: [
    { name: "acme", apiKeyParameter: "/bigpanda/acme/api-key", appKeyParameter: "/bigpanda/acme/app-key" },
    {
      name: "globex",
      bigPandaRegion: "eu",
      apiKeyParameter: "/bigpanda/globex/api-key",
      appKeyParameter: "/bigpanda/globex/app-key",
    },
  ],
  trails: [
    {
      name: "acme",
      bucket: "acme-trail-logs",
      bucketAccountId: "111122223333",
      region: "us-east-1",
      externalId: "acme-2c6f1d0e",
      destination: "acme",
    },
    {
      name: "globex",
      bucket: "globex-trail-logs",
      bucketAccountId: "222233334444",
      region: "eu-central-1",
      keyPrefix: "audit",
      organizationId: "o-a1b2c3d4e5",
      externalId: "globex-90b1a7c4",
      destination: "globex",
      // What this customer's deployment pipeline does is no news to them.
      filter: { exclude: [{ id: "pipeline", principal: ["*/deploy/*"], origin: ["terraform"] }] },
    },
  ],
});

/** What each customer is sent. */
export const offers = vendor.offers;
export const queueArns = vendor.queueArns;
export const processorRoleArn = vendor.processorRoleArn;
