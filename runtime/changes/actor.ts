import type { CloudTrailRecord, UserIdentity } from "../cloudtrail/record";

/** Who made a change, in the words of the tags `user_name`, `user_type` and `user_arn`. */
export interface Actor {
  name: string;
  type: string;
  /** Absent where the identity has no ARN, as for AWS services and other accounts. */
  arn?: string;
}

/**
 * The caller of a record. `sessionContext.sourceIdentity`, which roles can demand and which stays through chained
 * roles, is the human wherever it is there; otherwise each type of identity has its own rule.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export function actorOf(record: CloudTrailRecord): Actor {
  const identity = record.userIdentity;
  if (typeof identity !== "object" || identity === null) return { name: UNKNOWN, type: "Unknown" };
  const type = identityType(identity);
  const rule = NAME_RULES.get(type) ?? anyName;
  const name = shown(identity.sessionContext?.sourceIdentity) ?? rule(identity) ?? anyName(identity);
  return { name: name ?? hiddenName(identity) ?? UNKNOWN, type, arn: shown(identity.arn) };
}

const UNKNOWN = "unknown";
const HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

type NameRule = (identity: UserIdentity) => string | undefined;

const NAME_RULES = new Map<string, NameRule>([
  ["Root", (identity) => shown(identity.userName) ?? "root"],
  ["IAMUser", userName],
  ["AssumedRole", roleAndSession],
  ["Role", userName],
  [
    "FederatedUser",
    (identity) => lastSegment(identity.arn) ?? sessionOf(identity) ?? shown(identity.userName),
  ],
  ["Directory", userName],
  ["AWSAccount", (identity) => shown(identity.accountId) ?? shown(identity.principalId)],
  ["AWSService", (identity) => shown(identity.invokedBy) ?? shown(identity.principalId)],
  ["IdentityCenterUser", identityCenterUser],
  ["SAMLUser", userName],
  ["WebIdentityUser", userName],
]);

/** Records of AWS services' own events often have no type but say which service it was. */
function identityType(identity: UserIdentity): string {
  return shown(identity.type) ?? (shown(identity.invokedBy) === undefined ? "Unknown" : "AWSService");
}

function userName(identity: UserIdentity): string | undefined {
  return shown(identity.userName) ?? lastSegment(identity.arn) ?? shown(identity.principalId);
}

/** `<role>/<session>`, as at the end of the session's ARN. */
function roleAndSession(identity: UserIdentity): string | undefined {
  const issuer = identity.sessionContext?.sessionIssuer;
  const segments = shown(identity.arn)?.split("/") ?? [];
  const role =
    shown(issuer?.userName) ??
    (segments.length > 2 ? segments.at(-2) : undefined) ??
    lastSegment(issuer?.arn);
  const session = (segments.length > 2 ? shown(segments.at(-1)) : undefined) ?? sessionOf(identity);
  if (role === undefined) return session;
  return session === undefined ? role : `${role}/${session}`;
}

/** A user of IAM Identity Center acts without a role; the record names the user's id in the identity store. */
function identityCenterUser(identity: UserIdentity): string | undefined {
  return (
    shown(identity.userName) ??
    shown(identity.onBehalfOf?.userId) ??
    shown(identity.principalId) ??
    shown(identity.credentialId)
  );
}

/** For types without a rule, and where a type's own fields are missing. */
function anyName(identity: UserIdentity): string | undefined {
  return (
    shown(identity.userName) ??
    lastSegment(identity.arn) ??
    shown(identity.principalId) ??
    shown(identity.invokedBy) ??
    shown(identity.accountId)
  );
}

/** CloudTrail hides a name that nobody has: people type passwords there. It still says more than nothing. */
function hiddenName(identity: UserIdentity): string | undefined {
  return identity.userName === HIDDEN ? HIDDEN : undefined;
}

/** The part after the colon of `<id>:<session>`. */
function sessionOf(identity: UserIdentity): string | undefined {
  const principalId = shown(identity.principalId);
  const colon = principalId?.indexOf(":") ?? -1;
  return colon < 0 ? undefined : shown(principalId?.slice(colon + 1));
}

function lastSegment(arn: unknown): string | undefined {
  const text = shown(arn);
  return text === undefined
    ? undefined
    : shown(text.slice(Math.max(text.lastIndexOf("/"), text.lastIndexOf(":")) + 1));
}

/** A string that says something. */
function shown(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && value !== HIDDEN ? value : undefined;
}
