import * as fc from "fast-check";

/** Folder names that senders, decoders and parsers get wrong. */
const folder = fc.oneof(
  fc.constantFrom(
    ...[
      "AWSLogs",
      "CloudTrail",
      "CloudTrail-Digest",
      "o-abc",
      "a b",
      "a+b",
      "a%2Bb",
      "100%",
      "%",
      "+",
      "été",
    ],
    ...["日本", "🐼", "a%20b", "Config", "a&b=c", "'\"", "a.b", "(x)", "_CloudTrail_", "AWSLogs "],
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }).map((name) => name.replaceAll("/", "-")),
);

export const prefix = fc
  .array(folder, { maxLength: 4 })
  .map((names) => names.map((name) => `${name}/`).join(""));

export const account = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
  .map((digits) => digits.join(""));

export const organization = fc
  .array(fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789"), { minLength: 10, maxLength: 32 })
  .map((characters) => `o-${characters.join("")}`);

export const region = fc.constantFrom(
  ...["us-east-1", "eu-west-1", "ap-southeast-5", "mx-central-1", "us-gov-west-1", "cn-north-1"],
  ...["cn-northwest-1", "us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "eusc-de-east-1"],
);

export interface KeyParts {
  prefix: string;
  organizationId: string | undefined;
  accountId: string;
  region: string;
  fileName: string;
}

const plainParts = fc.record({
  prefix,
  organizationId: fc.option(organization, { nil: undefined }),
  accountId: account,
  region,
});

/** Control Tower puts the organisation before AWSLogs too. */
const controlTowerParts = fc
  .record({ organizationId: organization, accountId: account, region })
  .map((parts) => ({ ...parts, prefix: `${parts.organizationId}/` }));

export const keyParts: fc.Arbitrary<KeyParts> = fc.oneof(plainParts, controlTowerParts).map((parts) => ({
  ...parts,
  fileName: `${parts.accountId}_CloudTrail_${parts.region}_20251120T0105Z_AbCdEfGhIjKlMnOp.json.gz`,
}));

export function keyOf(parts: KeyParts, service = "CloudTrail"): string {
  const organizationId = parts.organizationId === undefined ? "" : `${parts.organizationId}/`;
  return `${parts.prefix}AWSLogs/${organizationId}${parts.accountId}/${service}/${parts.region}/2025/11/20/${parts.fileName}`;
}

/** Keys of trail files, and any other text that can be a key. */
export const anyKey = fc.oneof(
  keyParts.map((parts) => keyOf(parts)),
  fc.string({ unit: "binary", minLength: 1 }),
);
