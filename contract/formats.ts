import { EXTERNAL_ID_PATTERN, ROLE_NAME_MAX_LENGTH, TRAIL_PREFIX_MAX_LENGTH } from "./limits";
import { problemOfParameterName } from "./parameter-names";
import { shown } from "./problems";
import { also, mapped, refuse, text, type Check, type Place } from "./validate";

/** Checks of single values that several shapes hold. */

export const accountId = text({ what: "an account id of 12 digits", pattern: /^\d{12}$/ });

export const organizationId = text({
  what: "an organisation id such as o-a1b2c3d4e5",
  pattern: /^o-[a-z0-9]{10,32}$/,
});

export const region = text({
  what: "a region such as eu-west-1",
  pattern: /^[a-z]{2,5}(-[a-z]{2,10}){1,3}-\d{1,2}$/,
});

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const bucketName = text({
  what: "a bucket name of 3 to 63 lower-case letters, digits, dots and hyphens",
  pattern: /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
});

/** Names of registrations and destinations: they become parts of queue, parameter and resource names. */
export const shortName = text({
  what: "a name of 1 to 40 lower-case letters, digits and hyphens that begins with a letter or digit",
  pattern: /^[a-z0-9][a-z0-9-]{0,39}$/,
});

export const externalId = text({
  what: "an external id of 2 to 1224 letters, digits and _ + = , . @ : / -",
  pattern: EXTERNAL_ID_PATTERN,
});

export const roleName = text({
  what: `a role name of 1 to ${ROLE_NAME_MAX_LENGTH} letters, digits and _ + = , . @ -`,
  pattern: /^[\w+=,.@-]{1,64}$/,
});

export const roleArn = text({
  what: "the ARN of a role, such as arn:aws:iam::111122223333:role/name",
  pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/([\w+=,.@/-]*\/)?[\w+=,.@-]{1,64}$/,
});

export const keyArn = text({
  what: "the ARN of a KMS key (not of an alias), such as arn:aws:kms:eu-west-1:111122223333:key/…",
  pattern: /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/,
});

export const topicArn = text({
  what: "the ARN of a standard SNS topic, such as arn:aws:sns:eu-west-1:111122223333:name",
  pattern: /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/,
});

/** Of standard topics; a FIFO topic's ends with `.fifo`. https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
export const topicName = text({
  what: "the name of a standard topic of 1 to 256 letters, digits, _ and -",
  pattern: /^[\w-]{1,256}$/,
});

export const queueArn = text({
  what: "the ARN of a standard SQS queue, such as arn:aws:sqs:eu-west-1:111122223333:name",
  pattern: /^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[\w-]{1,80}$/,
});

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
export const logGroupName = text({
  what: "the name of a log group (not its ARN) of 1 to 512 letters, digits and . - _ / #",
  pattern: /^[.\-_/#A-Za-z0-9]{1,512}$/,
});

/** What stands before `AWSLogs/`, exactly. It goes into policies, where a wildcard would widen it. */
export const exactPrefix: Check<string> = also(prefixText, (value, place) => {
  if (value !== "" && !value.endsWith("/")) {
    refuse(place, `must be empty or end with /, got ${shown(value)}.`);
  }
  refuseImpossiblePrefix(value, place);
});

/** A prefix as users write it, with or without the last `/`. Made regular: with it. */
export const keyPrefix: Check<string> = keyPrefixWith(() => "");

/** The same where several prefixes can be given in its place. */
export const keyPrefixOrPrefixes: Check<string> = keyPrefixWith(
  (regular) => ` If a folder of that name really stands before it, give prefixes: [${shown(regular)}].`,
);

function keyPrefixWith(wayOut: (regular: string) => string): Check<string> {
  const asGiven = also(prefixText, (value, place) => {
    refuseImpossiblePrefix(value, place);
    if (!/(^|\/)AWSLogs\/?$/.test(value)) return;
    refuse(
      place,
      `is what stands before AWSLogs/ in the keys, so it should not end with AWSLogs, got ${shown(value)}.${wayOut(slashed(value))}`,
    );
  });
  return mapped(asGiven, slashed);
}

function slashed(prefix: string): string {
  return prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`;
}

function prefixText(value: unknown, place: Place): string | undefined {
  return typeof value === "string" ? value : text({ what: "a string" })(value, place);
}

function refuseImpossiblePrefix(value: string, place: Place): void {
  if (/[*?]|\$\{/.test(value)) refuse(place, `must not hold * or ? or \${, got ${shown(value)}.`);
  const { length } = value.replace(/\/$/, "");
  if (length > TRAIL_PREFIX_MAX_LENGTH) {
    refuse(place, `must be at most ${TRAIL_PREFIX_MAX_LENGTH} characters long, got ${length}.`);
  }
}

const LOOPBACK = /^(localhost|([a-z0-9-]+\.)+localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** An https URL; http is allowed for loopback hosts only. */
export function webUrl(options: { what: string; bare?: true }): Check<string> {
  return (value, place) => {
    const parsed = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
    const secure =
      parsed?.protocol === "https:" || (parsed?.protocol === "http:" && LOOPBACK.test(parsed.hostname));
    const plain =
      parsed?.username === "" && parsed.password === "" && parsed.search === "" && parsed.hash === "";
    const bare = parsed?.pathname === "/";
    if (parsed && secure && plain && (bare || !options.bare)) return value as string;
    // What stands there is often a secret; it is not repeated.
    const got = parsed && !plain ? "a URL with a user name, password, query or fragment" : shown(value);
    return refuse(place, `must be ${options.what}, got ${got}.`);
  };
}

/** Base URL of an API. Made regular: no `/` at its end. */
export const baseUrl: Check<string> = (value, place) =>
  webUrl({
    what: "an https URL without a path (http for loopback hosts only)",
    bare: true,
  })(value, place)?.replace(/\/$/, "");

export const queueUrl = webUrl({ what: "the https URL of a queue (http for loopback hosts only)" });

/** The name of an existing SSM parameter. Never shown: a key put in its place by mistake would be. */
export const parameterName: Check<string> = also(
  text({ what: "the name of an SSM parameter", secret: true }),
  (value, place) => {
    const problem = problemOfParameterName(value);
    if (problem === undefined) return;
    refuse(
      place,
      `is not the name of an SSM parameter, which ${problem} It is not shown, since it may be a key.`,
    );
  },
);
