import type { TrailRegistration } from "../../contract/trail-registration";
import { ObjectStoreError, type ObjectStoreErrorKind } from "../ports/object-store";

/** What an SDK client throws, as far as we look at it. */
interface ServiceError {
  name: string;
  message: string;
  $metadata?: { httpStatusCode?: number };
}

/** AssumeRole failed. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html#API_AssumeRole_Errors */
export function roleError(cause: unknown, trail: TrailRegistration): ObjectStoreError {
  const error = serviceError(cause);
  const passing = passingKind(error);
  // An ended token is the function's own, which Lambda replaces. Other refusals stay until someone acts.
  const kind = passing ?? (isEndedSession(cause) || !isAnswer(error) ? "unavailable" : "role-denied");
  return storeError(kind, `The reader role ${trail.roleArn} could not be assumed`, error, cause);
}

/** GetObject failed. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export function objectError(cause: unknown, bucket: string): ObjectStoreError {
  if (cause instanceof ObjectStoreError) return cause;
  const error = serviceError(cause);
  return storeError(kindOfObjectError(error), `An object of ${bucket} could not be read`, error, cause);
}

function kindOfObjectError(error: ServiceError): ObjectStoreErrorKind {
  const passing = passingKind(error);
  if (passing) return passing;
  const status = error.$metadata?.httpStatusCode;
  if (error.name === "InvalidObjectState") return "archived";
  // KMS speaks through S3: by a name of its own, or in the words of an AccessDenied.
  if (/^KMS[.:]/i.test(error.name) || /\bkms[:.]|ciphertext/i.test(error.message)) return "key-denied";
  if (error.name === "NoSuchKey" || error.name === "NoSuchBucket" || status === 404) return "missing";
  // Sessions that end are renewed by the caller; a second refusal means that the role is no longer what it was.
  if (ENDED_SESSION.has(error.name)) return "role-denied";
  return isAnswer(error) ? "denied" : "unavailable";
}

/** Whether the service refused the session itself, so that a new one may help. */
export function isEndedSession(error: unknown): boolean {
  return ENDED_SESSION.has(serviceError(error).name);
}

const ENDED_SESSION = new Set([
  "ExpiredToken",
  "ExpiredTokenException",
  "InvalidAccessKeyId",
  "InvalidClientTokenId",
  "InvalidToken",
  "TokenRefreshRequired",
]);

/** Troubles that pass by themselves. */
function passingKind({ name, $metadata }: ServiceError): "throttled" | "unavailable" | undefined {
  const status = $metadata?.httpStatusCode;
  if (/throttl|slowdown|toomanyrequests|requestlimitexceeded/i.test(name) || status === 429)
    return "throttled";
  if (name === "RequestTimeout" || name === "RequestTimeTooSkewed") return "unavailable";
  if (status === 503) return "throttled";
  return status !== undefined && status >= 500 ? "unavailable" : undefined;
}

/** Whether the service answered at all; without, it was the network. */
function isAnswer({ $metadata }: ServiceError): boolean {
  return $metadata?.httpStatusCode !== undefined;
}

/** The service's own words are kept where they say who lacks what, cut short; elsewhere its code says enough. */
function storeError(
  kind: ObjectStoreErrorKind,
  what: string,
  error: ServiceError,
  cause: unknown,
): ObjectStoreError {
  const words = kind.endsWith("denied") ? `: ${error.message.slice(0, 300)}` : "";
  return new ObjectStoreError(kind, `${what} (${error.name})${words}`, { cause });
}

function serviceError(error: unknown): ServiceError {
  if (error instanceof Error) return error;
  return { name: typeof error, message: "" };
}
