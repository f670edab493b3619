import { createDecider } from "../../../runtime/changes/decide";
import { toChange } from "../../../runtime/changes/to-change";
import { readBodies } from "../../../runtime/trail-file-changes";
import { fileOf, inPieces, record } from "../../support/scan/scan-file";

const USUAL = {
  eventType: "AwsApiCall",
  awsRegion: "eu-west-1",
  userAgent: "aws-cli/2.15",
  recipientAccountId: "111122223333",
  requestParameters: { name: "x" },
};
const FOREIGN = { recipientAccountId: "444455556666" };
const FAILED = { errorCode: "AccessDenied" };
const SERVICE = { eventType: "AwsServiceEvent", userIdentity: { invokedBy: "kms.amazonaws.com" } };

const ALICE = { userName: "alice" };
const STACKS = "cloudformation.amazonaws.com";

/** Records of one part that the kernel knows only by half; after them come others that have that part. */
test.each([
  ["an event of another account", [{ eventName: "CreateOther", ...FOREIGN }], { eventName: "CreateOther" }],
  ["a region where calls failed", [{ awsRegion: "eu-west-2", ...FAILED }], { awsRegion: "eu-west-2" }],
  [
    "a program whose calls failed",
    [{ userAgent: "Terraform/1.7", ...FAILED }],
    { userAgent: "Terraform/1.7" },
  ],
  [
    "a caller whose calls failed",
    [{ userIdentity: { type: "Root", accountId: "111122223333" }, ...FAILED }],
    { userIdentity: { type: "Root", accountId: "111122223333" } },
  ],
  ["an event that hints at a secret", [{ eventName: "CreatePassword" }], { eventName: "CreatePassword" }],
  ["a program that hints at a secret", [{ userAgent: "https://a:b@c" }], { userAgent: "https://a:b@c" }],
  [
    "a region that hints at a secret",
    [{ awsRegion: "AKIAEXAMPLEEXAMPLE12" }],
    { awsRegion: "AKIAEXAMPLEEXAMPLE12" },
  ],
  [
    "a caller that hints at a secret",
    [{ userIdentity: { type: "IAMUser", userName: "AKIAEXAMPLEEXAMPLE12" } }],
    { userIdentity: { type: "IAMUser", userName: "AKIAEXAMPLEEXAMPLE12" } },
  ],
  [
    "a service event that says how it ended",
    [SERVICE, { ...SERVICE, serviceEventDetails: { state: "SUCCEEDED" } }],
    { ...SERVICE, serviceEventDetails: { state: "FAILED" } },
  ],
  ["an id too long for an identifier", [{}], { eventID: "a".repeat(600) }],
  ["an id with which resources stand", [{}], { resources: [{ ARN: "arn:aws:s3:::bucket" }] }],
  [
    "a caller without a type behind a service",
    [{ userIdentity: { type: "AWSService", ...ALICE } }],
    { userIdentity: ALICE },
  ],
  [
    "a caller behind one that a service called for",
    [{ userIdentity: { ...ALICE, invokedBy: STACKS } }],
    { userIdentity: ALICE },
  ],
  ...["invokedBx", "xnvokedBy", "invokedByx"].map((nearly): [string, object[], object] => [
    `a caller with ${nearly}`,
    [{ userIdentity: { ...ALICE, invokedBy: STACKS, [nearly]: "x" } }],
    { userIdentity: { ...ALICE, invokedBy: "signin.amazonaws.com", [nearly]: "x" } },
  ]),
  ...["name", "typex", "tyqe"].map((nearly): [string, object[], object] => [
    `a caller with ${nearly}`,
    [{ userIdentity: { ...ALICE, type: "AWSService", [nearly]: "x" } }],
    { userIdentity: { ...ALICE, type: "IAMUser", [nearly]: "x" } },
  ]),
  ["an error that is a mere code", [FAILED], { errorCode: "" }],
])("%s", async (_what, before, after) => {
  const fields = [
    {},
    {},
    {},
    ...before,
    ...before,
    after,
    {},
    after,
    ...before,
    {},
    after,
    after,
    ...before,
    after,
    {},
  ];
  const records = fields.map((each, place) => record(place, { ...USUAL, ...each }));
  const options = { decider: createDecider(), accountId: "111122223333" };
  const kept = records.filter(
    (each) =>
      each.recipientAccountId === options.accountId && options.decider.decide(each).decision === "keep",
  );
  const bytes = Buffer.from(fileOf(records));
  const bodies = readBodies(() => inPieces(bytes, bytes.length), options);
  const made: string[] = [];
  for await (const batch of bodies) made.push(...batch.map(({ json }) => json));
  expect(made).toEqual(kept.map((each) => JSON.stringify(toChange(each))));
});

/** Values that JSON.stringify writes in another way than they stand in the file. */
test.each([
  ["an address", '"sourceIPAddress":"203.0.113\\u002e7"'],
  ["an address with a slash", '"sourceIPAddress":"203.0.113\\/7"'],
  ["a time", '"eventTime":"2024-05-01T12:00:0\\u0030Z"'],
  ["a number", '"requestParameters":{"size":1.0}'],
  ["a parameter", '"requestParameters":{"name":"\\u0041"}'],
  ["a slash in a parameter", '"requestParameters":{"name":"a\\/b"}'],
  ["a space between parameters", '"requestParameters":{"name": "x"}'],
  ["a parameter that comes twice", '"requestParameters":{"name":"x","name":"y"}'],
  ["parameters of which numbers come first", '"requestParameters":{"name":"x","1":"y"}'],
  ["a caller's type", '"userIdentity":{"\\u0074ype":"AWSService","userName":"alice"}'],
  ["a parameter's name", '"requestParameters":{"nam\\u0065":"x"}'],
])("%s that is spelt unusually has the body that JSON.parse gives it", async (_what, spelt) => {
  const usual = JSON.stringify(record(1, { ...USUAL, sourceIPAddress: "203.0.113.7" }));
  const field = /^"[A-Za-z]+":/.exec(spelt)![0];
  const own = usual.replace(new RegExp(`${field}(?:"[^"]*"|\\{[^}]*\\})`), () => spelt);
  expect(own).toContain(spelt);
  // Another one, in which nothing that is a service calls.
  const other = own.replace("AWSService", "IAMUser");
  const texts = [usual, usual, other, other, own, own, usual, own, own, usual];
  const bytes = Buffer.from(`{"Records":[${texts.join(",")}]}`);
  const made: string[] = [];
  for await (const batch of readBodies(() => inPieces(bytes, bytes.length), { decider: createDecider() }))
    made.push(...batch.map(({ json }) => json));
  expect(made).toEqual(
    texts.map((text) => JSON.stringify(toChange(JSON.parse(text) as Parameters<typeof toChange>[0]))),
  );
});
