import { OUTLINED_FIELDS } from "../../../runtime/cloudtrail/scan/outline-table";
import { JsonWriter } from "./json-writer";
import type { Random } from "./random";

/** A file of records with the fields that matter for a change, mostly as services write them, at times as nobody would. */
export function writeOutlinedFile(random: Random): Buffer {
  const usual = random.oneIn(2);
  const writer = new JsonWriter(
    random,
    usual ? "none" : random.pick(["none", "none", "some", "much"] as const),
  );
  const records = Array.from({ length: 1 + random.int(usual ? 12 : 6) }, () => recordText(writer, usual));
  return Buffer.from(`{"Records":[${records.join(",")}]}`, "latin1");
}

function recordText(writer: JsonWriter, usual: boolean): string {
  const { random } = writer;
  const pairs: [string, string][] = [];
  for (const field of [...OUTLINED_FIELDS, "responseElements", "tlsDetails"]) {
    const [most, ...others] = USUAL[field] ?? ["null"];
    const absent = field === "addendum" ? !random.oneIn(20) : random.oneIn(usual ? 40 : 6);
    if (absent) continue;
    if (field === "requestParameters" && !random.oneIn(10))
      pairs.push([`"${field}"`, parameters(writer, usual)]);
    else if (!usual && random.oneIn(8)) pairs.push([`"${field}"`, writer.value(1)]);
    else pairs.push([`"${field}"`, random.oneIn(3) ? random.pick([most!, ...others]) : most!]);
  }
  if (!usual && random.oneIn(3)) pairs.push(...writer.pairs(random.int(3), 1));
  if (!usual && random.oneIn(20)) pairs.push(random.pick(pairs));
  if (!usual && random.oneIn(20)) pairs.push(['"\\u0065ventName"', '"X"']);
  return writer.object(pairs);
}

function parameters(writer: JsonWriter, usual: boolean): string {
  const { random } = writer;
  const keys = Array.from({ length: random.oneIn(30) ? 150 : random.int(6) }, (_, place) =>
    random.oneIn(2) ? `"key${place}"` : random.pick(KEYS),
  );
  const once = usual ? [...new Set(keys)] : keys;
  return writer.object(
    once.map((key) => [key, random.oneIn(usual ? 3 : 2) ? writer.value(2) : random.pick(VALUES)]),
  );
}

const ROLE = "arn:aws:sts::111122223333:assumed-role/Deployer";

/** Values of each field: the first one most often. */
const USUAL: Record<string, string[]> = {
  eventID: ['"3a1b5c7d-0000-4000-8000-111122223333"', '"x"', '"da2-abcdefghijklmnopqrstuvwxyz"', '""', '" "', "null", '"a\\nb"', '"é"', `"${"a".repeat(600)}"`],
  readOnly: ["false", '"false"', "null", "true"],
  addendum: ["null", '{"originalEventID":"first"}'],
  eventTime: ['"2026-03-04T05:06:07Z"', '"2026-03-04T05:06:08.123Z"', '"2026-02-30T05:06:07Z"', '"yesterday"', "17"],
  eventName: ['"CreateThing"', '"PutParameter"', '"UpdateFunctionConfiguration20150331v2"', '"RunInstances"', '"CreateUser"', '"DescribeThings"', '"ConsoleLogin"', '""', `"${"A".repeat(600)}"`, '"Create\\"it"'],
  awsRegion: ['"eu-west-1"', '"us-gov-west-1"', '"cn-north-1"', '"nowhere"', '"a\\"b"'],
  userAgent: ['"aws-cli/2.15"', '"Terraform/1.7 (+https://www.terraform.io)"', '"https://user:secretpass@host"', `"${"x".repeat(300)}"`, `"${"y".repeat(4_200)}"`],
  errorCode: ["null", '"AccessDenied"', '"Client.DryRunOperation"', '""'],
  resources: ["null", '[{"ARN":"arn:aws:s3:::bucket","type":"AWS::S3::Bucket"}]', "[]", '{"a b":1}'],
  eventType: ['"AwsApiCall"', '"AwsServiceEvent"', '"AwsConsoleSignIn"', '"AwsConsoleAction"'],
  eventSource: ['"ec2.amazonaws.com"', '"ssm.amazonaws.com"', '"lambda.amazonaws.com"', '"cognito-idp.amazonaws.com"', '"apigateway.amazonaws.com"', '"memorydb.amazonaws.com"'],
  userIdentity: [
    `{"type":"AssumedRole","principalId":"AROAEXAMPLE:me","arn":"${ROLE}/me","accountId":"111122223333","accessKeyId":"ASIAEXAMPLEEXAMPLE12","sessionContext":{"sessionIssuer":{"type":"Role","arn":"arn:aws:iam::111122223333:role/Deployer","userName":"Deployer"},"attributes":{"creationDate":"2026-03-04T00:00:00Z"}}}`,
    '{"type":"IAMUser","userName":"alice","arn":"arn:aws:iam::111122223333:user/alice","accountId":"111122223333"}',
    '{"type":"IAMUser","userName":"AKIAEXAMPLEEXAMPLE12"}',
    '{"type":"AWSService","invokedBy":"autoscaling.amazonaws.com"}',
    '{"type":"Root","sessionContext":{"sourceIdentity":"bob"}}',
    "null",
    `{"type":"IAMUser","userName":"${"u".repeat(1_500)}"}`,
  ],
  errorMessage: ["null", '"failed"', '""'],
  eventCategory: ['"Management"', '"Data"', '"Insight"', "null"],
  sourceIPAddress: ['"203.0.113.7"', '"203.0.113.8"', '"AWS Internal"', '"2001:db8::1"'],
  managementEvent: ["true", "false", '"true"'],
  recipientAccountId: ['"111122223333"', '"444455556666"', '""', "5"],
  serviceEventDetails: ["null", '{"state":"FAILED"}', '{"createAccountStatus":{"state":"SUCCEEDED"}}'],
  sessionCredentialFromConsole: ['"true"', "false", "1"],
  responseElements: ["null", '{"_return":true,"items":[1,{"readOnly":true}]}', '"x"', "{}"],
  tlsDetails: ['{"tlsVersion":"TLSv1.3","clientProvidedHostHeader":"ec2.eu-west-1.amazonaws.com"}', "null"],
}; // prettier-ignore

const KEYS = [
  '"name"', '"value"', '"tags"', '"password"', '"token"', '"userData"', '"environment"', '"apiKey"', '"dryRun"',
  '"DryRun"', '"1"', '"10"', '"-1"', '"a b"', '"a_b"', '"__proto__"', '"constructor"', '""', '"true"', '"null"',
  '"x\\u0041"', '"authParameters"', `"${"k".repeat(130)}"`, '"eventName"', '"key-secret"',
]; // prettier-ignore

const VALUES = [
  '"plain"', '"arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1"', '""', "true", "false", "null", "0", "-0", "17", "-17",
  "123456789012345", "1234567890123456", "1.0", "1e3", "0.5", '"a\\"b\\\\c\\n"', '"\\u0041"', '"a\\/b"', '"\\u001f"',
  '{"a":1,"b":[true,null,"x"]}', '{"a": 1}', '{"b":1,"a":2,"b":3}', '{"2":1,"1":2}', '{"__proto__":{"a":1}}', "[]", "{}",
  '{"items":[{"key":"team","value":"one"}]}', '{"name":"DB_PASSWORD","value":"hunter22"}', '["--db-password","hunter22"]',
  '"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\"}]}"', '"{\\"token\\":\\"hunter22hunter22\\"}"',
  '"AKIAEXAMPLEEXAMPLE12"', '"https://alice:hunter22@example.com/"', '"sk-abcdefghijklmnopqrstuvwxyz0123456789"',
  '"https://example.com/a@b"', '"task-role"', '"x=1;password=hunter22"', '"tool --app-secret hunter22"', '"--app-secret"', `"${"v".repeat(4_094)}"`,
  `"${"v".repeat(4_097)}"`, `"${"w".repeat(13_000)}"`, '{"environment":{"variables":{"A":"b"}}}', '"\x7f"', '"\xc3\xa9"',
]; // prettier-ignore
