import { ASSIGNED_SHAPES } from "./secret-assigned";
import { TOKEN_SHAPES } from "./token-shapes";

/** A secret known by how it looks, wherever it stands. */
export interface SecretShape {
  /** What it is, as the published table says it. */
  what: string;
  /** In lower case: every text with such a secret holds one of these. None: any text may hold it. */
  hints: readonly string[];
  /** Global, and linear in the text's length: no run that can be read in two ways, none followed by what may fail. */
  pattern: RegExp;
  /** What stands in its place. */
  replacement: string;
}

const MARK = "[redacted]";

const QUERY_NAMES = ["token", "secret", "sig", "signature", "x-amz-signature", "x-amz-security-token"];

export const SECRET_SHAPES: readonly SecretShape[] = [
  {
    what: "private keys in PEM form, also cut off",
    hints: ["private key"],
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[A-Za-z0-9+/=,:.%\s]|\\+[nrt]|-(?!----END))*(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?/g,
    replacement: MARK,
  },
  {
    what: "AWS access key ids (`AKIA…`, `ASIA…`): all but the first and the last four characters",
    hints: ["akia", "asia"],
    pattern: /(?<![A-Za-z0-9])(A(?:KIA|SIA))[A-Z0-9]{12,120}([A-Z0-9]{4})(?![A-Za-z0-9])/g,
    replacement: `$1${MARK}$2`,
  },
  {
    what: "JSON web tokens (`eyJ….….…`)",
    hints: ["eyj"],
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]*){0,3}/g,
    replacement: MARK,
  },
  ...TOKEN_SHAPES,
  {
    what: "the password in an address (`scheme://user:password@host`)",
    hints: [],
    pattern: /(:\/\/[^\s/:@"'\\]{0,256}:)[^\s/"'\\]{1,1024}@/g,
    replacement: `$1${MARK}@`,
  },
  {
    what: "`Bearer` and the token of 16 characters or more that follows",
    hints: ["bearer"],
    pattern: /(\bBearer(?:\s|%20|\+){1,4})[A-Za-z0-9._~+/=-]{16,}/gi,
    replacement: `$1${MARK}`,
  },
  {
    what: "`Basic` and the Base64 of 12 characters or more, with a digit or `=`, that follows",
    hints: ["basic"],
    pattern: /(\bBasic(?:\s|%20|\+){1,4})(?=[A-Za-z+/]{0,1024}[0-9=])[A-Za-z0-9+/]{12,}={0,2}/gi,
    replacement: `$1${MARK}`,
  },
  {
    what: `values in queries and connection strings: ${[...QUERY_NAMES].map((name) => `\`${name}=\``).join(", ")} after \`?\`, \`&\` or \`;\` (so the signature of a pre-signed address)`,
    hints: QUERY_NAMES.map((name) => `${name}=`),
    pattern: new RegExp(`([?&;](?:${QUERY_NAMES.join("|")})=)(?!\\[redacted\\])[^&;\\s"'\\\\<>]+`, "gi"),
    replacement: `$1${MARK}`,
  },
  ...ASSIGNED_SHAPES,
];

/** What any text with a secret of a known shape holds, besides the user part of an address. */
export const SHAPE_HINTS: readonly string[] = SECRET_SHAPES.flatMap((shape) => shape.hints);
