import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { bodyComposer } from "../../support/scan/composed-bodies";

const USUAL: CloudTrailRecord = {
  userIdentity: { type: "IAMUser", userName: "alice", accountId: "111122223333" },
  eventTime: "2026-03-04T05:06:07Z",
  eventSource: "sqs.amazonaws.com",
  eventName: "SetQueueAttributes",
  awsRegion: "eu-west-1",
  sourceIPAddress: "203.0.113.7",
  userAgent: "aws-cli/2.15",
  requestParameters: { queueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs" },
  readOnly: false,
  eventType: "AwsApiCall",
  recipientAccountId: "111122223333",
};
const COUNT = 40;

/** Bodies of many records with this field, compared with their changes; returns how many of them the kernel composed. */
function composed(field: string): number {
  const [, name = ""] = /^"(\w+)":/.exec(field) ?? [];
  const texts = Array.from({ length: COUNT }, (_, place) => {
    const others = JSON.stringify({ ...USUAL, [name]: undefined, eventID: `id-${String(place)}` });
    return field === "" ? others : `${others.slice(0, -1)},${field}}`;
  });
  return bodyComposer()(texts).length;
}

const ARN = "arn:aws:s3:::bucket";
const resources = (...list: string[]) => `"resources":[${list.join(",")}]`;
const parameters = (value: string) => `"requestParameters":${value}`;

test("the record itself is composed", () => {
  expect(composed("")).toBe(COUNT - 1);
});

test.each([
  ["no resources", resources()],
  [
    "a resource as services write it",
    resources(`{"accountId":"111122223333","type":"AWS::S3::Bucket","ARN":"${ARN}"}`),
  ],
  ["two", resources(`{"ARN":"${ARN}"}`, `{"ARNPrefix":"${ARN}/","type":null}`)],
  ["twelve", resources(...Array.from({ length: 12 }, () => `{"ARN":"${ARN}","type":""}`))],
  ["an empty one", resources("{}", `{"ARN":"${ARN}"}`)],
  ["as many tags as there may be", resources(...Array.from({ length: 32 }, () => `{"ARN":"${ARN}"}`))],
  ["null", '"resources":null'],
])("composed: %s", (_what, fields) => {
  expect(composed(fields)).toBe(COUNT - 1);
});

test.each([
  ["more tags", resources(...Array.from({ length: 33 }, () => `{"ARN":"${ARN}"}`))],
  ["a key with a blank", resources(`{"a b":"${ARN}"}`)],
  ["a key that comes twice", resources(`{"ARN":"a","type":"b","ARN":"c"}`)],
  ["a key that is a number", resources(`{"type":"b","1":"c"}`)],
  ["a key with an escape", resources(`{"\\u0041RN":"c"}`)],
  ["an empty key", resources(`{"":"c"}`)],
  ["a key that says secret", resources(`{"password":"hunter22"}`)],
  ["a secret", resources(`{"ARN":"https://me:hunter22@host"}`)],
  ["an escape in a value", resources(`{"ARN":"a\\"b"}`)],
  ["a number", resources(`{"ARN":5}`)],
  ["an object within", resources(`{"ARN":{"a":"b"}}`)],
  ["white space", resources(` {"ARN":"${ARN}"} `)],
  ["no object", resources(`"${ARN}"`)],
  ["nine keys", resources(`{${Array.from({ length: 9 }, (_, key) => `"k${String(key)}":"v"`).join(",")}}`)],
  ["a long value", resources(`{"ARN":"${"x".repeat(4_095)}"}`)],
  ["no list", `"resources":{"ARN":"${ARN}"}`],
])("left to JavaScript: %s", (_what, fields) => {
  expect(composed(fields)).toBe(0);
});

test.each([
  ["an address", parameters('{"url":"https://example.com/a@b"}'), true],
  ["an address with a user", parameters('{"url":"https://me:hunter22@example.com"}'), false],
  ["a short run", parameters('{"id":"task-sk-abc"}'), true],
  ["a long run", parameters(`{"id":"sk-${"a1".repeat(16)}"}`), false],
  ["a name with an option's end in it", parameters('{"name":"db-secret-1"}'), true],
  ["a name that ends like an option", parameters('{"name":"db-secret"}'), false],
  ["an option", parameters('{"command":"run --db-secret=x"}'), false],
  ["a client's token", parameters('{"CreateThing":{"ClientToken":"t-1"}}'), true],
  ["a word in a sentence", parameters('{"text":"the token and the secret"}'), true],
  ["a name within", parameters('{"document":{"token":"t-1"}}'), false],
  ["a name in a string", parameters('{"document":"{\\"token\\":\\"t-1\\"}"}'), false],
])("hints: %s", (_what, fields, isComposed) => {
  expect(composed(fields)).toBe(isComposed ? COUNT - 1 : 0);
});

test.each([
  ["another address of each kind", '"sourceIPAddress":"2001:db8::1"', true],
  ["a service", '"sourceIPAddress":"ecs.amazonaws.com"', true],
  ["no address", '"sourceIPAddress":null', true],
  ["an empty address", '"sourceIPAddress":""', true],
  ["an address with an escape", '"sourceIPAddress":"a\\"b"', false],
  ["an address that is a number", '"sourceIPAddress":7', false],
  ["a long address", `"sourceIPAddress":"${"a".repeat(300)}"`, false],
])("addresses: %s", (_what, field, isComposed) => {
  expect(composed(field)).toBe(isComposed ? COUNT - 1 : 0);
});
