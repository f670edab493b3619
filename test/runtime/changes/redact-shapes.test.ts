import { holdsHint } from "../../../runtime/changes/hints";
import { redactRecord } from "../../../runtime/changes/redact";
import { SECRET_SHAPES } from "../../../runtime/changes/secret-shapes";
import { toChange } from "../../../runtime/changes/to-change";
import { madeUpSecrets } from "../../support/changes/made-up-secrets";
import { recordWith } from "../../support/changes/records";

test("every shape has a made-up secret, and each of its hints", () => {
  for (const { what, pattern, hints } of SECRET_SHAPES) {
    const own = madeUpSecrets
      .filter(({ text }) => text.search(pattern) >= 0)
      .map(({ text }) => text.toLowerCase());
    expect([what, own.length > 0]).toEqual([what, true]);
    const prefixes = hints.filter((hint) => /[-_.]$/.test(hint));
    expect([what, prefixes.filter((hint) => !own.some((text) => text.includes(hint)))]).toEqual([what, []]);
  }
});

test.each(madeUpSecrets)("made-up secret %# leaves in no field", ({ text, secret, redacted }) => {
  expect(holdsHint(text)).toBe(true);
  const places = [
    { requestParameters: { description: `before ${text} after` } },
    { requestParameters: { outer: { list: [`<${text}>`] } } },
    { requestParameters: { document: JSON.stringify({ Statement: [{ Value: text }] }) } },
    { requestParameters: { twice: JSON.stringify({ inner: JSON.stringify([text]) }) } },
    { requestParameters: { cutOff: `{"a":${JSON.stringify(text)}, "b` } },
    { requestParameters: { [text]: "a key" } },
    { requestParameters: { map: { [text]: "a key" } } },
    { requestParameters: text },
    { resources: [{ ARN: text }] },
    { userAgent: text },
    { sourceIPAddress: text },
    { eventName: text },
    { eventSource: text },
    { eventID: text, awsRegion: "us-east-1" },
    { awsRegion: text },
    { eventTime: text },
    { recipientAccountId: text },
    { userIdentity: { type: text, userName: text, arn: text } },
    { userIdentity: { sessionContext: { sourceIdentity: text } } },
    { addendum: { originalEventID: text } },
  ];
  for (const fields of places) {
    const record = recordWith(fields);
    // As it would be sent, and as JSON or an address would write it.
    const body = JSON.stringify(toChange(record));
    for (const written of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]) {
      expect(body).not.toContain(written);
    }
  }
  expect(toChange(recordWith({ userAgent: text })).tags.user_agent).toBe(redacted);
  expect(redactRecord(recordWith({ responseElements: { text } })).responseElements).toEqual({
    text: redacted,
  });
});

test("a secret longer than the limits is redacted before it is cut", () => {
  const text = `${"x".repeat(4_040)} password=${"Zq7".repeat(2_000)}`;
  expect(toChange(recordWith({ userAgent: text })).tags.user_agent).toBe(
    `${"x".repeat(4_040)} password=[redacted]`,
  );
});

test("redacting twice changes nothing more", () => {
  for (const { text } of madeUpSecrets) {
    const once = redactRecord(recordWith({ requestParameters: { text } }));
    expect(redactRecord(once)).toEqual(once);
  }
});

const long = 100_000;
const hints = [...new Set(SECRET_SHAPES.flatMap((shape) => shape.hints))];
const adversarial: [string, string][] = [
  ...hints.map((hint): [string, string] => [hint, hint.repeat(long / hint.length)]),
  ...hints.map((hint): [string, string] => [`${hint}A`, `${hint}A`.repeat(long / hint.length)]),
  ["addresses", "://".repeat(long)],
  ["addresses with colons", "://a:".repeat(long)],
  ["one long user", `://${"a".repeat(long)}`],
  ["backslashes", `password${"\\".repeat(long)}`],
  ["options", "--password ".repeat(long / 10)],
  ["one long option", `-${"-password".repeat(long)}`],
  ["blocks", "password:\n ".repeat(long / 10)],
  ["one long block", `password:\n${" Type: a\n".repeat(long)}`],
  ["deep blocks", `password:\n${" ".repeat(long)}`.repeat(3)],
  ["quotes", 'password="'.repeat(long / 10)],
  ["an open quote", `password="${'\\\\"'.repeat(long)}`],
  ["PEM headers", "-----BEGIN PRIVATE KEY-----".repeat(long / 27)],
  ["PEM dashes", `-----BEGIN PRIVATE KEY-----${"-----EN".repeat(long / 7)}`],
  ["token dots", "eyJ".repeat(long) + ".".repeat(long)],
  ["brackets", "[".repeat(long) + '"password"'],
  ["Basic letters", "Basic A".repeat(long / 7) + "B".repeat(long)],
  ["PagerDuty segments", `events.pagerduty.com/${"a/".repeat(long)}`],
];

/** A pattern that is not linear would take minutes to hours here, and the test's own time limit would end it. */
test.each(adversarial)("100,000 characters of %p are read in one go", (_what, text) => {
  expect(() => toChange(recordWith({ requestParameters: { text, nested: [text] } }))).not.toThrow();
});
