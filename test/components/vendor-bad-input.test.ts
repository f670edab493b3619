import type { VendorIntegrationArgs } from "../../components/vendor/vendor-integration";
import { record } from "../support/components/monitor";
import { acme, customers, destinations, globex, runVendor } from "../support/components/vendor";
import { VendorIntegration } from "../../components/vendor/vendor-integration";

// What cannot work is refused at construction: which component, what is wrong, the value, what is allowed.

const refused: [Partial<VendorIntegrationArgs>, string][] = [
  [{ destinations: [] }, "destinations must have at least one entry, got an empty list."],
  [{ destinations: [...destinations, ...destinations] }, 'destinations has two of the name "default".'],
  [
    { trails: [{ ...acme, destination: "defualt" }] },
    'trails[0].destination is "defualt", which is none of the destinations default. Did you mean "default"?',
  ],
  [{ trails: [acme, { ...globex, name: "acme" }] }, 'trails[1].name is "acme", which trails[0] has already.'],
  [
    { trails: [acme, { ...globex, bucket: acme.bucket }] },
    'trails[1].bucket is "acme-trails", which trails[0] has already.',
  ],
  [
    { trails: [{ ...acme, region: "Ireland" }] },
    'trails[0].region must be a region such as eu-west-1, got "Ireland".',
  ],
  [
    { trails: [acme, { ...globex, region: "cn-north-1" }], region: "eu-west-1" },
    'trails[1].region is "cn-north-1" in partition aws-cn, but the home region eu-west-1 is in aws; one installation serves one partition.',
  ],
  [
    { trails: [{ ...acme, bucketAccountId: "4444" }] },
    'trails[0].bucketAccountId must be an account id of 12 digits, got "4444".',
  ],
  [
    { trails: [{ ...acme, externalId: "" }] },
    "trails[0].externalId is required: an id of your making, one for each customer.",
  ],
  [
    { trails: [{ ...acme, roleName: "a", roleArn: "arn:aws:iam::444455556666:role/b" }] },
    "trails[0] has both roleName and roleArn; give one of them.",
  ],
  [
    { trails: [{ ...acme, queue: 0 }] },
    "trails[0].queue must be a whole number of queues from 1 to 100, got 0.",
  ],
  [
    { trails: [{ ...acme, prefix: "logs" } as typeof acme] },
    'trails[0] has an unknown key "prefix". Did you mean "prefixes"?',
  ],
  [
    { trails: [{ ...acme, filter: { exclude: [{ source: ["ec2"], users: ["x"] } as object] } }] },
    'trails[0].filter.exclude[0] has an unknown key "users". Known keys: id, source, name, account, region, principal, userAgent, origin, class.',
  ],
  [
    { filter: { exclude: [{ class: ["infra"] }] } },
    'filter.exclude[0].class[0] is "infra", which matches no class; there are infrastructure, security, configuration, access, data, service.',
  ],
  [
    { trails: customers(200, 200) },
    "Of queue 1 in eu-west-1, the queue policy has 10382 bytes; SQS allows 8192. Move some sources to a further queue of the same processor (in trails: queue: 2); about 100 buckets fit one queue.",
  ],
  [
    { trails: [acme], silentTrails: ["acmee"] },
    'silentTrails has "acmee", which is no registered trail. Did you mean "acme"?',
  ],
  [
    { installation: "i".repeat(40), trails: [{ ...acme, name: "n".repeat(40) }] },
    `The role name "${"i".repeat(40)}-${"n".repeat(36)}..." has 88 characters; at most 64 are allowed. Give a shorter name.`,
  ],
];
test.each(refused)("refuses %#", async (args, message) => {
  await expect(runVendor(args)).rejects.toThrow(new Error(`VendorIntegration "changes": ${message}`));
});

const refusedByParts: [Partial<VendorIntegrationArgs>, string][] = [
  [
    { trails: [acme], maximumConcurrency: 1 },
    'ChangeProcessor "changes-eu-west-1": maximumConcurrency must be a whole number from 2 to 1000, got 1.',
  ],
  [
    { destinations: [{ name: "default", apiKey: "k", apiKeyParameter: "p", appKey: "k" }] },
    'ChangeDestination "changes-to-default": has both apiKey and apiKeyParameter; give one of them.',
  ],
  [
    { destinations: [{ name: "default", apiKey: "k", appKey: "k", changesPerMinute: 500 }] },
    'ChangeDestination "changes-to-default": changesPerMinute must be a whole number of changes a minute from 1 to 400, got 500.',
  ],
];
test.each(refusedByParts)("its parts refuse %#", async (args, message) => {
  await expect(runVendor(args)).rejects.toThrow(new Error(message));
});

test("a name that cannot be an installation's asks for another", async () => {
  await expect(record(() => new VendorIntegration("my stack", { destinations }))).rejects.toThrow(
    'VendorIntegration "my stack": installation must be a name of 1 to 40 letters, digits, _ and - that begins with a letter or digit, got "my stack".',
  );
});
