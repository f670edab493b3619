import fc from "fast-check";
import { CHANGE_LIMITS } from "../../../runtime/changes/change-limits";
import { holdsHint } from "../../../runtime/changes/hints";
import { normalise } from "../../../runtime/changes/normalise";
import { redactRecord } from "../../../runtime/changes/redact";
import { SECRET_SHAPES } from "../../../runtime/changes/secret-shapes";
import { toChange } from "../../../runtime/changes/to-change";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { madeUpSecrets } from "../../support/changes/made-up-secrets";
import { recordWith } from "../../support/changes/records";

/** Keys that the code knows, beside any others. */
const key = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...fieldNames()) },
  { weight: 1, arbitrary: fc.string() },
);
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(...madeUpSecrets.map((secret) => secret.text)),
  fc.constantFrom(
    "ssm.amazonaws.com",
    "PutParameter",
    "2025-03-04T05:06:07Z",
    "us-east-1",
    '{"password":"x"}',
    '{"token":"x","list":[{"name":"secret","value":"y"}]}',
    "--token",
    "-secret",
    "://",
  ),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(key, tie("json"), { maxKeys: 5 }),
  ),
}));
/** Any JSON object whose fields are often those of a record. */
const anyRecord = fc
  .dictionary(fc.constantFrom(...Object.keys(recordWith()), "resources", "addendum"), json)
  .map((fields) => JSON.parse(JSON.stringify(fields)) as CloudTrailRecord);

test("any JSON object becomes a change of the right form", () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const change = toChange(record);
      expect(change.identifier.length).toBeGreaterThan(0);
      expect(Number.isSafeInteger(change.start)).toBe(true);
      expect(change.end).toBe(change.start);
      expect(change.start).toBeGreaterThanOrEqual(0);
      expect(change.status).toBe("Done");
      expect(Object.keys(change.tags).length).toBeLessThanOrEqual(CHANGE_LIMITS.tags);
      for (const [name, value] of Object.entries(change.tags)) {
        expect(name).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(typeof value).toBe("string");
        expect(value.length).toBeLessThanOrEqual(CHANGE_LIMITS.valueCharacters);
      }
      if (change.ticket_url !== undefined)
        expect(new URL(change.ticket_url).pathname).toBe("/cloudtrailv2/home");
    }),
    { numRuns: 1_000 },
  );
});

test("the short way and the long way give the same change, and the record stays as it was", () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const before = JSON.stringify(record);
      const change = JSON.stringify(toChange(record));
      expect(change).toBe(JSON.stringify(normalise(redactRecord(record), { original: record }).change));
      expect(JSON.stringify(record)).toBe(before);
      expect(JSON.stringify(toChange(JSON.parse(before) as CloudTrailRecord))).toBe(change);
    }),
    { numRuns: 1_000 },
  );
});

test("redacting twice changes nothing more", () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const once = redactRecord(record);
      expect(redactRecord(once)).toEqual(once);
    }),
    { numRuns: 500 },
  );
});

test("a text without a hint has no secret of any shape", () => {
  const pieces = madeUpSecrets.flatMap(({ text: whole }) => [whole, whole.slice(0, 6), whole.slice(3, 20)]);
  const mixed = fc.array(fc.oneof(fc.constantFrom(...pieces, "://", "@", ":", '"', "=", " "), fc.string()), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(mixed, (parts) => {
      const whole = parts.join("");
      if (holdsHint(whole)) return;
      for (const { pattern } of SECRET_SHAPES) expect(whole.search(pattern)).toBe(-1);
    }),
    { numRuns: 1_000 },
  );
});

test("no value of a request is lost by its name", () => {
  const keys = fc.uniqueArray(fc.string({ unit: fc.constantFrom("a", "_", "2", ".", ":", "-", "é") }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(keys, (names) => {
      const requestParameters = Object.fromEntries(names.map((name, place) => [name, `value ${place}`]));
      const { tags } = toChange(recordWith({ requestParameters }));
      const values = Object.entries(tags).filter(([name]) => name.startsWith("rp_"));
      expect(values.map(([, value]) => value).sort()).toEqual(Object.values(requestParameters).sort());
    }),
  );
});

function fieldNames(): string[] {
  return [
    ...[
      "type",
      "userName",
      "arn",
      "principalId",
      "accountId",
      "invokedBy",
      "sessionContext",
      "sessionIssuer",
    ],
    ...[
      "sourceIdentity",
      "attributes",
      "creationDate",
      "onBehalfOf",
      "originalEventID",
      "name",
      "key",
      "value",
    ],
    ...["password", "privateKey", "userData", "environmentVariables", "items", "hb", "__proto__", "toJSON"],
    ...["apiKey", "token", "secret", "vendor-token", "client_token", "default", "path", "?sig=1", "?sig=2"],
  ];
}
