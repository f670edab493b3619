import type { Random } from "./random";

/**
 * Texts of each field that look alike and mean different things, or look different and mean the same: as they stand in
 * JSON. `undefined`: the field is absent.
 */
export const ALIKE: Record<string, readonly (string | undefined)[]> = {
  eventTime: [
    '"2026-03-04T05:06:07Z"', '"2026-03-04T05:06:08Z"', '"2028-02-29T23:59:59Z"', '"2027-02-29T00:00:00Z"', '"2100-02-29T00:00:00Z"',
    '"2400-02-29T00:00:00Z"', '"2026-04-31T00:00:00Z"', '"2026-12-31T00:00:60Z"', '"2026-13-01T00:00:00Z"', '"2026-01-00T00:00:00Z"',
    '"2026-01-01T24:00:00Z"', '"1969-12-31T23:59:59Z"', '"2001-01-01T00:00:00Z"', '"2002-01-01T00:00:00Z"', '"9999-12-31T23:59:59Z"',
    '"2026-03-04T05:06:0\\u0037Z"', '"2026-03-04 05:06:07Z"', '"2026-03-04T05:06:07z"', '"2026-3-04T05:06:007Z"', '"2026-03-04T05-06:07Z"',
    '"2026-03-04T05:60:07Z"', '"2026/03-04T05:06:07Z"', '"2026-03/04T05:06:07Z"', '"2026-03-04T05:06-07Z"', '"2026-0a-04T05:06:07Z"',
    '"20:6-03-04T05:06:07Z"', '"2026-03-04T05:06:7:Z"', '"1970-01-01T00:00:00Z"', "null", "17", undefined,
  ],
  errorMessage: [
    undefined, undefined, undefined, "null", '""', '"null"', '"\\u006eull"', '"n\\u0075ll"', '"\\u006e\\u0075\\u006c\\u006c"', '"nul"', '"nulL"',
    '"null "', '" "', '"failed"', '"four"', '"\\n"', "false", "0", "[]", "{}", "1234567", '"Null"',
  ],
  errorCode: [
    undefined, undefined, undefined, "null", '""', '"null"', '"\\u006eull"', '"AccessDenied"', '"Client.DryRunOperation"',
    '"Client.Dry\\u0052unOperation"', "0", "false", "[]",
  ],
  readOnly: [
    "false", "false", "false", undefined, "null", "true", '"false"', '"true"', '"TRUE"', '"False"', '"tru\\u0065"', "0", "1", "[]", '" true"',
  ],
  eventCategory: [
    '"Management"', '"Management"', undefined, "null", '"Data"', '"D\\u0061ta"', '"Insight"', '"NetworkActivity"', '""', "1",
  ],
  managementEvent: ["true", undefined, "null", "false", '"false"', '"FALSE"', '"true"', "0", '""'],
  eventType: [
    '"AwsApiCall"', '"AwsApiCall"', '"AwsServiceEvent"', '"AwsConsoleSignIn"', '"AwsConsoleAction"', '"AwsVpceEvent"', '"AwsCloudTrailInsight"',
    '"AwsService\\u0045vent"', '"AwsConsole\\u0041ction"', undefined, "null", "5", "{}", '""',
  ],
  eventSource: [
    '"ec2.amazonaws.com"', '"ssm.amazonaws.com"', '"s3.amazonaws.com"', '"signin.amazonaws.com"', '"ec2"', '"lambda.amazonaws.com"',
    '"ec2.amazon\\u0061ws.com"', '"s\\u0073m.amazonaws.com"', '"memorydb.amazonaws.com"', undefined, "null", "5", '""',
  ],
  eventName: [
    '"CreateThing"', '"CreateThing"', '"PutParameter"', '"Put\\u0050arameter"', '"ConsoleLogin"', '"PasswordUpdated"', '"DescribeThings"',
    '"PutObject"', '"StartThing"', '"ThingFailed"', '"CreateThing20150331"', '"UpdateFunctionConfiguration20150331v2"', '"createThing"', '"123"',
    '""', "null", undefined, "{}", '"StartJobRun"', '"CreateUser"', '"CreateAccessKey"', '"Create\\"Thing"', '"CreateThing "',
  ],
  awsRegion: [
    '"eu-west-1"', '"eu-west-2"', '"eu-west\\u002d1"', '"us-gov-west-1"', '"cn-north-1"', '"eu-isoe-west-1"', '"nowhere"', '""', "null", "5",
    undefined, '"a\\"b"',
  ],
  userAgent: [
    '"aws-cli/2.15"', '"Terraform/1.7"', '"Terr\\u0061form/1.7"', '"AWS Internal"', '"[CloudShell] aws-cli/2"', '"https://a:b@c/"',
    '"tool --app-secret"', '""', "null", "5", undefined, "{}", '"signin.amazonaws.com"',
  ],
  sourceIPAddress: [
    '"203.0.113.7"', '"203.0.113.8"', '"AWS Internal"', '"a\\"b"', '"203.0.113\\u002e7"', '"https://alice:hunter22@host"', '"AKIAEXAMPLEEXAMPLE12"',
    '""', "null", "5", "[]", "{}", undefined, '"\x7f"', '"n"', '"password=x"',
  ],
  recipientAccountId: [
    '"111122223333"', '"444455556666"', '"44445555666\\u0036"', '""', "null", "444455556666", undefined, "{}", "false",
  ],
  serviceEventDetails: [
    undefined, undefined, undefined, "null", '{"state":"FAILED"}', '{"state":"SUCCEEDED"}', '"FAILED"', "0", '{"a":{"state":"EXPIRED"}}',
  ],
  sessionCredentialFromConsole: [undefined, '"true"', "true", "false", "1", "1.0", '"tru\\u0065"', "null", '"1"'],
  resources: [undefined, undefined, undefined, undefined, "null", "[]", '[{"ARN":"arn:aws:s3:::bucket"}]', "{}", "0"],
  addendum: [undefined, undefined, undefined, undefined, undefined, undefined, undefined, "null", '{"originalEventID":"first"}', "{}"],
}; // prettier-ignore

/** About as long as the kernel keeps texts, and a little more. */
const LENGTHS: Record<string, number> = {
  eventSource: 240,
  eventName: 240,
  awsRegion: 240,
  errorCode: 240,
  userAgent: 1_008,
  sourceIPAddress: 256,
};

/** The text of one field. */
export function alikeValue(field: string, random: Random): string | undefined {
  const limit = LENGTHS[field];
  if (limit && random.oneIn(20)) {
    // With the quotes, from four bytes less than the limit to four more; the last letter tells them apart.
    return `"${"x".repeat(limit - 7 + random.int(9))}${random.pick(["a", "b"])}"`;
  }
  if (limit && random.oneIn(12)) return `"${field}-${String(random.int(3_000))}"`;
  return random.pick(ALIKE[field]!);
}

export function eventId(random: Random): string | undefined {
  if (!random.oneIn(12)) return `"id-${String(random.int(1_000_000_000))}"`;
  return random.pick([
    `"${"a".repeat(126 + random.int(5))}"`,
    `"AKIAEXAMPLEEXAMPLE12"`,
    `"sk-${"a1".repeat(15 + random.int(3))}"`,
    '"password"',
    '"a_b"',
    '"a b"',
    '"a@b"',
    '"a[b"',
    '"a{b"',
    '"a/b"',
    '"a:b"',
    '"\\u0061"',
    '"-"',
    '""',
    '" "',
    "null",
    "123",
    undefined,
  ]);
}
