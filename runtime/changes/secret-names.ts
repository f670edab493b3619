/**
 * Names of fields that hold a secret whatever the event. A field is one of them when its name, in any case and with
 * nothing, `_`, `-` or `.` between the words, is or ends in one of these: `masterUserPassword`, `DB_PASSWORD`. Words
 * that AWS also uses for what is no secret (`key`, `token`, `secret`, `secretId`) are not in the list on purpose.
 */
export const SECRET_NAME_WORDS: readonly string[] = [
  "password",
  "passwd",
  "pwd",
  "passphrase",
  "secret access key",
  "secret key",
  "private key",
  "private key material",
  "private key pem",
  "shared access key",
  "account key",
  "api key",
  "api key value",
  "pre shared key",
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
  "secret string",
  "secret binary",
  "header authorization",
];

/** AWS writes `clientToken` in one word: with a joint a token is its maker's, as in `splunk-token`. */
const JOINED_TOKENS = ["-token", "_token", ".token"];

/** What makes a request repeatable or asks for the next page; the words before `-token`. */
export const HARMLESS_TOKENS: readonly string[] = [
  ...["client", "request", "idempotency", "creation"],
  ...["next", "previous", "starting", "continuation", "pagination", "page"],
];

/** The names in lower case in each of their spellings, and the ends of a token's name. */
export const SECRET_NAMES: readonly string[] = [
  ...SECRET_NAME_WORDS.flatMap((words) => [
    ...new Set(["", "_", "-", "."].map((joint) => words.replaceAll(" ", joint))),
  ]),
  ...JOINED_TOKENS,
];

/** Source of a pattern of the end of such a name, to be read in any case. */
export const SECRET_NAME_END = nameEnd(SECRET_NAMES);

/** True when a field of this name holds a secret. */
export function isSecretName(name: string): boolean {
  return ENDS_SECRET.test(name);
}

const ENDS_SECRET = new RegExp(`${SECRET_NAME_END}$`, "i");

/** Whole names that hold a secret in JSON that is written into a string, where AWS's own words are not expected. */
export const DOCUMENT_NAMES: readonly string[] = ["token", "secret", "authorization"];

/** True when a field of this name holds a secret within a document. */
export function isSecretDocumentName(name: string): boolean {
  return isSecretName(name) || DOCUMENT_NAMES.includes(name.toLowerCase());
}

/** Ends of a command's option that is followed by a secret. */
export const SECRET_OPTION_ENDS: readonly string[] = [...SECRET_NAMES, "-secret", "_secret"];

/** Source of a pattern of the end of such an option, to be read in any case. */
export const SECRET_OPTION_END = nameEnd(SECRET_OPTION_ENDS);

/** True for `--db-password` alone, whose value is the next element of its list. */
export function isSecretOption(text: string): boolean {
  return SECRET_OPTION.test(text);
}

const SECRET_OPTION = new RegExp(`^(?=--?[A-Za-z])[A-Za-z0-9_.-]{0,128}${SECRET_OPTION_END}$`, "i");

function nameEnd(ends: readonly string[]): string {
  const either = ends.map((end) => end.replaceAll(".", "\\."));
  return `(?:${either.join("|")})(?<!(?:${HARMLESS_TOKENS.join("|")})[-_.]token)`;
}
