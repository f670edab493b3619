import { problemsOf, SMALLEST } from "../support/program/config";

const { customer, alarms, vendor, both } = SMALLEST;

describe("keys of the other side", () => {
  const foreign = {
    customer: {
      trails: vendor.trails,
      apiKeyParameter: "/bigpanda/api-key",
      bigPandaRegion: "eu",
      changesPerMinute: 100,
      dryRun: true,
    },
    vendor: {
      bucket: "example-trail-logs",
      vendorStack: "acme/vendor/prod",
      allowListing: true,
      integrationUrl: alarms.integrationUrl,
      cisAlarms: ["all"],
    },
  };
  const sides: Record<string, string> = { vendor: "customer", vendorStack: "customer" };

  test("a customer", () => {
    expect(problemsOf({ ...customer, ...foreign.customer }).sort()).toEqual(
      Object.keys(foreign.customer)
        .map(
          (key) =>
            `${key} is for side vendor or both, but this stack has side customer. Remove ${key}, or set side.`,
        )
        .sort(),
    );
  });

  test("a vendor", () => {
    expect(problemsOf({ ...vendor, ...foreign.vendor }).sort()).toEqual(
      Object.keys(foreign.vendor)
        .map((key) => {
          const side = sides[key] ?? "customer or both";
          return `${key} is for side ${side}, but this stack has side vendor. Remove ${key}, or set side.`;
        })
        .sort(),
    );
  });

  test.each(["vendor", "vendorStack"])("%s in both", (key) => {
    const value = key === "vendor" ? customer.vendor : "acme/vendor/prod";
    expect(problemsOf({ ...both, [key]: value })).toEqual([
      `${key} names another vendor, but with side both this stack is the vendor itself. Remove ${key}, or set side customer.`,
    ]);
  });

  test("what says the same as its default is not given", () => {
    expect(problemsOf({ ...customer, bigPandaRegion: "us", changesPerMinute: 360, trails: [] })).toEqual([]);
  });
});
