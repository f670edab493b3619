import { bodyMaker } from "../../../runtime/changes/body-maker";
import { toChange } from "../../../runtime/changes/to-change";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import type { MadeRecord, RecordMaker } from "../../../runtime/cloudtrail/record-maker";
import { createKernelFinder } from "../../../runtime/cloudtrail/scan/kernel-finder";
import { record } from "../../support/scan/scan-file";
import { scanBytes } from "../../support/scan/scan-bytes";

const COUNT = 60;
const USUAL = { eventType: "AwsApiCall", userAgent: "aws-cli/2.15", recipientAccountId: "111122223333" };
const ROLE = { type: "Role", arn: "arn:aws:iam::111122223333:role/Deployer", userName: "Deployer" };

/** Of records that differ as those of one caller do, JavaScript sees so many at most: the kernel settles the others. */
test.each<[string, number, (place: number) => object]>([
  ["nothing but the id", 1, () => ({})],
  ["the address", 1, (place) => ({ sourceIPAddress: `203.0.113.${String(place)}` })],
  ["no address", 1, () => ({ sourceIPAddress: "" })],
  ["an address that is null", 1, () => ({ sourceIPAddress: null })],
  [
    "the time",
    1,
    (place) => ({ eventTime: `2024-0${String(1 + (place % 9))}-29T12:00:${String(10 + (place % 50))}Z` }),
  ],
  [
    "the access key",
    1,
    (place) => ({ userIdentity: { type: "IAMUser", accessKeyId: `ASIA${String(place)}` } }),
  ],
  [
    "the session's time",
    1,
    (place) => ({
      userIdentity: {
        type: "AssumedRole",
        accessKeyId: `ASIA${String(place)}`,
        sessionContext: { attributes: { creationDate: String(place) }, sessionIssuer: ROLE },
      },
    }),
  ],
  ["the region, of three", 3, (place) => ({ awsRegion: `eu-west-${String(place % 3)}` })],
  ["the id's letters", 1, (place) => ({ eventID: `aZ09-${"x".repeat(1 + place)}` })],
  [
    "the values of parameters",
    1,
    (place) => ({ requestParameters: { a: place, b: `x${String(place)}`, c: { d: [place] } } }),
  ],
  [
    "some parameters that are null",
    1,
    (place) => ({ requestParameters: { a: place % 2 ? null : "x", b: 1 } }),
  ],
  ["no parameters", 1, () => ({ requestParameters: null })],
  ["empty parameters", 1, () => ({ requestParameters: {} })],
  ["no dry run", 1, () => ({ requestParameters: { dryRun: false } })],
  [
    "what an error says",
    1,
    (place) => ({ errorCode: "AccessDenied", errorMessage: `denied ${String(place)}, for long` }),
  ],
  ["a short error", 1, (place) => ({ errorMessage: `no ${String(place)}` })],
  [
    "what is null",
    1,
    () => ({ errorMessage: null, errorCode: null, resources: null, serviceEventDetails: null }),
  ],
])("records that differ in %s are settled by the kernel", (_what, most, fields) => {
  let seen = 0;
  const usual = bodyMaker(({ errorCode, errorMessage }) => (errorCode || errorMessage ? "error" : undefined));
  const maker: RecordMaker = {
    ...usual,
    drop: (each) => {
      seen += 1;
      return usual.drop(each);
    },
  };
  const records = Array.from({ length: COUNT }, (_, place) => record(place, { ...USUAL, ...fields(place) }));
  const bytes = Buffer.from(JSON.stringify({ Records: records }));
  const made = scanBytes(bytes, { finder: createKernelFinder()!, outlined: true, maker }).records;
  const expected = records.map((each: CloudTrailRecord) =>
    usual.drop(each) === undefined ? JSON.stringify(toChange(each)) : "",
  );
  expect(made.map((each) => (each.record as MadeRecord).json)).toEqual(expected);
  expect(seen).toBe(most);
});
