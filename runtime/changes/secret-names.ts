/**
 * Names of fields that hold a secret whatever the event. A field is one of them when its name, in any case and
 * without `_` and `-`, is or ends in one of these: `masterUserPassword`, `DB_PASSWORD`. Words that AWS also uses
 * for what is no secret (`key`, `token`, `secret`, `secretId`, `apiKey`) are not in the list on purpose.
 */
export const SECRET_NAME_WORDS: readonly string[] = [
  "password",
  "passwd",
  "passphrase",
  "secret access key",
  "secret key",
  "private key",
  "private key material",
  "private key pem",
  "auth token",
  "access token",
  "refresh token",
  "session token",
  "security token",
  "bearer token",
  "jwt token",
  "api token",
  "secret token",
  "client secret",
  "shared secret",
  "consumer secret",
  "app secret",
  "webhook secret",
  "api secret",
  "api key value",
  "pre shared key",
  "secret string",
  "secret binary",
];

/** The names in lower case as they are written in one word, with `_` and with `-`. */
export const SECRET_NAMES: readonly string[] = SECRET_NAME_WORDS.flatMap((words) => [
  ...new Set(["", "_", "-"].map((joint) => words.replaceAll(" ", joint))),
]);

const JOINED = SECRET_NAME_WORDS.map((words) => words.replaceAll(" ", ""));

/** True when a field of this name holds a secret. */
export function isSecretName(name: string): boolean {
  const joined = name.replace(/[_-]/g, "").toLowerCase();
  return JOINED.some((secret) => joined.endsWith(secret));
}
