import * as fc from "fast-check";
import { parseTrailKey, readTrailKey } from "../../../runtime/cloudtrail/key";
import { matchTrail } from "../../../runtime/cloudtrail/key-of-trail";
import { account, keyOf, keyParts, organization, prefix } from "./keys";

const file = "111122223333_CloudTrail_eu-west-1_20251120T0105Z_AbCdEfGhIjKlMnOp.json.gz";
const rest = `2025/11/20/${file}`;

describe("keys of trail files", () => {
  test("what CloudTrail writes is read back, whatever the prefix, the organisation and the region", () => {
    fc.assert(
      fc.property(keyParts, (parts) => {
        const { organizationId, ...others } = parts;
        const expected = organizationId === undefined ? others : parts;
        expect(readTrailKey(keyOf(parts))).toEqual({ kind: "trail-file", key: expected });
        expect(parseTrailKey(keyOf(parts))).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  const key = { accountId: "111122223333", region: "eu-west-1", fileName: file };
  test.each([
    ["plain", `AWSLogs/111122223333/CloudTrail/eu-west-1/${rest}`, { ...key, prefix: "" }],
    [
      "organisation",
      `AWSLogs/o-a1b2c3d4e5/111122223333/CloudTrail/eu-west-1/${rest}`,
      { ...key, prefix: "", organizationId: "o-a1b2c3d4e5" },
    ],
    [
      "Control Tower",
      `o-a1b2c3d4e5/AWSLogs/o-a1b2c3d4e5/111122223333/CloudTrail/eu-west-1/${rest}`,
      { ...key, prefix: "o-a1b2c3d4e5/", organizationId: "o-a1b2c3d4e5" },
    ],
    ["prefix", `logs/a b/AWSLogs/111122223333/CloudTrail/eu-west-1/${rest}`, { ...key, prefix: "logs/a b/" }],
    [
      "prefix with a leading slash",
      `/AWSLogs/111122223333/CloudTrail/eu-west-1/${rest}`,
      { ...key, prefix: "/" },
    ],
    [
      "prefix with folders of our names",
      `AWSLogs/CloudTrail/AWSLogs/111122223333/CloudTrail/eu-west-1/${rest}`,
      { ...key, prefix: "AWSLogs/CloudTrail/" },
    ],
    [
      "prefix that is a copied path",
      `AWSLogs/444455556666/CloudTrail/AWSLogs/111122223333/CloudTrail/eu-west-1/${rest}`,
      { ...key, prefix: "AWSLogs/444455556666/CloudTrail/" },
    ],
    [
      "a name without suffix",
      "AWSLogs/111122223333/CloudTrail/eu-west-1/records",
      { ...key, prefix: "", fileName: "records" },
    ],
    [
      "a region of tomorrow",
      `AWSLogs/111122223333/CloudTrail/xx-new-moon-9/${rest}`,
      { ...key, prefix: "", region: "xx-new-moon-9" },
    ],
  ])("%s", (_, text, expected) => {
    expect(readTrailKey(text)).toEqual({ kind: "trail-file", key: expected });
  });
});

describe("other keys", () => {
  test.each([
    ["AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2025/11/20/x_CloudTrail-Digest_x.json.gz", "digest"],
    ["AWSLogs/o-a1b2c3d4e5/111122223333/CloudTrail-Digest/eu-west-1/x.json.gz", "digest"],
    ["AWSLogs/111122223333/CloudTrail-Insight/eu-west-1/2025/11/20/x.json.gz", "insight"],
    ["AWSLogs/111122223333/CloudTrail-Aggregated/eu-west-1/x.json.gz", "other-cloudtrail"],
    ["AWSLogs/111122223333/CloudTrailNetworkActivity/eu-west-1/x.json.gz", "other-cloudtrail"],
    ["AWSLogs/111122223333/Config/eu-west-1/2025/11/20/ConfigHistory/x.json.gz", "config"],
    ["CloudTrail/AWSLogs/111122223333/Config/CloudTrail/x.json.gz", "config"],
    ["AWSLogs/111122223333/vpcflowlogs/eu-west-1/2025/11/20/x.log.gz", "flow-logs"],
    ["AWSLogs/111122223333/elasticloadbalancing/eu-west-1/x.log.gz", "other-log"],
    ["AWSLogs/111122223333/ELBAccessLogTestFile", "other-log"],
    ["AWSLogs/111122223333/CloudTrail/", "folder"],
    ["AWSLogs/111122223333/CloudTrail/eu-west-1/2025/", "folder"],
    ["", "folder"],
    ["AWSLogs/111122223333/CloudTrail/eu-west-1", "not-a-log"],
    ["AWSLogs/111122223333/CloudTrail//x.json.gz", "not-a-log"],
    ["AWSLogs/11112222333/CloudTrail/eu-west-1/x.json.gz", "not-a-log"],
    ["AWSLogs/1111222233334/CloudTrail/eu-west-1/x.json.gz", "not-a-log"],
    ["AWSLogs/O-ABC/111122223333/CloudTrail/eu-west-1/x.json.gz", "not-a-log"],
    ["xAWSLogs/111122223333/CloudTrail/eu-west-1/x.json.gz", "not-a-log"],
    ["awslogs/111122223333/cloudtrail/eu-west-1/x.json.gz", "not-a-log"],
    ["AWSLogs", "not-a-log"],
    ["backup.tar", "not-a-log"],
  ])("%s: %s", (text, code) => {
    expect(readTrailKey(text)).toEqual({ kind: "other", code });
    expect(parseTrailKey(text)).toBeUndefined();
  });

  test("no other folder of a log is ever taken for CloudTrail's", () => {
    const service = fc
      .string({ minLength: 1 })
      .filter((name) => name !== "CloudTrail" && !name.includes("/"));
    fc.assert(
      fc.property(keyParts, service, (parts, name) => {
        expect(readTrailKey(keyOf(parts, name)).kind).toBe("other");
      }),
    );
  });

  test("any text is read, and in a time that grows with its length alone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(["trail-file", "other"]).toContain(readTrailKey(text).kind);
      }),
    );
    expect(readTrailKey(`${"AWSLogs/".repeat(200_000)}x`)).toEqual({ kind: "other", code: "not-a-log" });
  });
});

describe("keys of a registered trail", () => {
  const key = { prefix: "logs/", accountId: "111122223333", region: "eu-west-1", fileName: "x" };
  const inOrganization = { ...key, organizationId: "o-a1b2c3d4e5" };
  const ofAccount = { prefixes: ["logs/", "old/"], accountIds: ["111122223333"] };
  const ofOrganization = { prefixes: ["logs/"], accountIds: [], organizationId: "o-a1b2c3d4e5" };
  test.each([
    ["its account", key, ofAccount, { ok: true }],
    ["its second prefix", { ...key, prefix: "old/" }, ofAccount, { ok: true }],
    ["its account below an organisation", inOrganization, ofAccount, { ok: true }],
    ["its organisation", inOrganization, ofOrganization, { ok: true }],
    ["no prefix", { ...key, prefix: "" }, ofAccount, { ok: false, code: "foreign-prefix" }],
    ["a longer prefix", { ...key, prefix: "logs/x/" }, ofAccount, { ok: false, code: "foreign-prefix" }],
    [
      "a prefix that begins alike",
      { ...key, prefix: "logs" },
      ofAccount,
      { ok: false, code: "foreign-prefix" },
    ],
    [
      "another account",
      { ...key, accountId: "444455556666" },
      ofAccount,
      { ok: false, code: "foreign-account" },
    ],
    [
      "another account of an organisation",
      { ...inOrganization, accountId: "444455556666" },
      ofAccount,
      { ok: false, code: "foreign-account" },
    ],
    ["an account outside its organisation", key, ofOrganization, { ok: false, code: "foreign-account" }],
    [
      "another organisation",
      { ...key, organizationId: "o-zzzzzzzzzz" },
      ofOrganization,
      { ok: false, code: "foreign-organization" },
    ],
  ])("%s", (_, given, trail, expected) => {
    expect(matchTrail(given, trail)).toEqual(expected);
  });

  test("a key is accepted exactly when its prefix and its account or organisation are the trail's", () => {
    fc.assert(
      fc.property(
        keyParts,
        prefix,
        account,
        organization,
        fc.boolean(),
        (parts, otherPrefix, otherAccount, otherOrganization, own) => {
          fc.pre(
            otherPrefix !== parts.prefix &&
              otherAccount !== parts.accountId &&
              otherOrganization !== parts.organizationId,
          );
          const parsed = parseTrailKey(keyOf(parts));
          if (!parsed) throw new Error("a trail file's key was not read");
          const accountIds = [own ? parts.accountId : otherAccount];
          expect(matchTrail(parsed, { prefixes: [parts.prefix], accountIds }).ok).toBe(own);
          expect(matchTrail(parsed, { prefixes: [otherPrefix], accountIds }).ok).toBe(false);
          const organizationId = own ? parts.organizationId : otherOrganization;
          const accepted = own && parts.organizationId !== undefined;
          expect(matchTrail(parsed, { prefixes: [parts.prefix], accountIds: [], organizationId }).ok).toBe(
            accepted,
          );
        },
      ),
    );
  });
});
