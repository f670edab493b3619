import { CONNECTION_SCHEMA, OFFER_SCHEMA, REQUEST_SCHEMA } from "../../contract";
import { checkConnection, checkOffer, checkRequest } from "../../contract";
import { validateConnection, validateOffer, validateRequest } from "../../contract";

const request = {
  schema: REQUEST_SCHEMA,
  bucket: "acme-trails",
  bucketAccountId: "111122223333",
  region: "eu-west-1",
};
const offer = {
  schema: OFFER_SCHEMA,
  accountId: "444455556666",
  queueArn: "arn:aws:sqs:eu-west-1:444455556666:main-trails",
  bucket: "acme-trails",
  region: "eu-west-1",
};
const fullOffer = {
  ...offer,
  processorRoleArn: "arn:aws:iam::444455556666:role/cloudtrail-changes/main-processor",
  externalId: "acme-7f3a",
  roleName: "acme-reader",
};
const connection = {
  schema: CONNECTION_SCHEMA,
  bucket: "acme-trails",
  bucketAccountId: "111122223333",
  region: "eu-west-1",
  roleArn: "arn:aws:iam::111122223333:role/cloudtrail-changes/acme-reader",
  notification: "merge",
  notificationId: "cloudtrail-changes",
};

test("documents that are right come back as they are, without their empty values", () => {
  expect(validateRequest(request)).toEqual(request);
  expect(validateRequest({ ...request, keyPrefix: "logs", topicArn: "", accountIds: [] })).toEqual({
    ...request,
    keyPrefix: "logs/",
  });
  expect(validateOffer(offer)).toEqual(offer);
  expect(validateOffer(fullOffer)).toEqual(fullOffer);
  const { queueArn: _, ...rest } = offer;
  const byTopic = { ...rest, topicArn: "arn:aws:sns:eu-west-1:444455556666:t" };
  expect(validateOffer(byTopic)).toEqual(byTopic);
  expect(validateConnection(connection)).toEqual(connection);
});

test.each<[object, string]>([
  [
    { schema: OFFER_SCHEMA },
    'request.schema must be cloudtrail-changes/request/v1, got "cloudtrail-changes/offer/v1".',
  ],
  [{ bucket: undefined }, "request.bucket is required: the bucket CloudTrail writes to."],
  [{ bucketAccount: "1" }, 'request has an unknown key "bucketAccount". Did you mean "bucketAccountId"?'],
  [
    { accountIds: ["111122223333"], organizationId: "o-a1b2c3d4e5" },
    "request has both accountIds and organizationId; give one of them.",
  ],
  [
    { trailKeyArn: "arn:aws-cn:kms:cn-north-1:111122223333:key/x" },
    "request.trailKeyArn is in partition aws-cn, but region eu-west-1 is in aws.",
  ],
  [
    { region: "cn-north-1", topicArn: "arn:aws:sns:eu-west-1:111122223333:t" },
    "request.topicArn is in partition aws, but region cn-north-1 is in aws-cn.",
  ],
])("wrong request: %j", (more, problem) => {
  expect(checkRequest({ ...request, ...more })).toEqual([problem]);
});

test.each<[object, string]>([
  [{ accountId: undefined }, "vendor.accountId is required: the vendor's account."],
  [
    { accountId: 444455556666 },
    "vendor.accountId must be an account id of 12 digits, got the number 444455556666: put it in quotes.",
  ],
  [{ queueArn: undefined }, "vendor needs queueArn or topicArn."],
  [
    { topicArn: "arn:aws:sns:eu-west-1:444455556666:t" },
    "vendor has both queueArn and topicArn; give one of them.",
  ],
  [
    { queueArn: "arn:aws:sqs:eu-west-1:444455556666:q.fifo" },
    'vendor.queueArn must be the ARN of a standard SQS queue, such as arn:aws:sqs:eu-west-1:111122223333:name, got "arn:aws:sqs:eu-west-1:444455556666:q.fifo".',
  ],
  [
    { processorRoleArn: "arn:aws-us-gov:iam::444455556666:role/x" },
    "vendor.processorRoleArn is in partition aws-us-gov, but region eu-west-1 is in aws.",
  ],
  [
    { processorRoleArn: "arn:aws:iam::111122223333:role/x" },
    "vendor.processorRoleArn is a role of account 111122223333, but accountId says 444455556666; it must be one of the vendor's.",
  ],
  [
    { externalId: "x" },
    'vendor.externalId must be an external id of 2 to 1224 letters, digits and _ + = , . @ : / -, got "x".',
  ],
  [{ rolename: "x" }, 'vendor has an unknown key "rolename". Did you mean "roleName"?'],
])("wrong offer: %j", (more, problem) => {
  expect(checkOffer({ ...offer, ...more })).toEqual([problem]);
});

test.each<[object, string]>([
  [
    { notification: "merged" },
    'connection.notification must be one of exclusive, merge, topic, eventbridge, external, got "merged". Did you mean "merge"?',
  ],
  [
    { notification: undefined },
    "connection.notification is required: how the vendor's queue learns of a file.",
  ],
  [
    { notificationId: 7 },
    "connection.notificationId must be the id of a rule, got the number 7: put it in quotes.",
  ],
])("wrong connection: %j", (more, problem) => {
  expect(checkConnection({ ...connection, ...more })).toEqual([problem]);
});
