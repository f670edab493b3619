import { ContractError } from "../../contract/problems";
import { offerFor } from "../../program/vendor-stack";
import { SMALLEST } from "../support/program/config";
import { find } from "../support/components/queries";
import { EMPTY_BUCKET, runProgram } from "../support/program/run";

const vendorStack = "acme/changes/prod";
const config = { ...SMALLEST.customer, vendor: {}, vendorStack };
const offer = {
  schema: "cloudtrail-changes/offer/v1",
  accountId: "444455556666",
  processorRoleArn: "arn:aws:iam::444455556666:role/cloudtrail-changes/changes-prod-processor",
  externalId: "7d1c1f6e",
  roleName: "changes-prod-example-reader",
  queueArn: "arn:aws:sqs:eu-west-1:444455556666:changes-prod-trails",
  bucket: "example-trail-logs",
  region: "eu-west-1",
};
const other = { ...offer, bucket: "other-trail-logs", roleName: "changes-prod-other-reader" };

test.each([false, true])("takes the offer whose bucket is ours (preview: %s)", async (preview) => {
  const stacks = { [vendorStack]: { offers: { other, example: offer } } };
  const { resources } = await runProgram(config, { preview, stacks, calls: EMPTY_BUCKET });
  expect(find(resources, "aws:iam/role:Role").inputs).toMatchObject({
    name: "changes-prod-example-reader",
    assumeRolePolicy: expect.stringContaining('"sts:ExternalId":"7d1c1f6e"') as string,
  });
  expect(find(resources, "aws:s3/bucketNotification:BucketNotification").inputs.queues).toMatchObject([
    { queueArn: offer.queueArn },
  ]);
});

test("a stack without our bucket fails, at preview too", async () => {
  const stacks = { [vendorStack]: { offers: { other } } };
  await expect(runProgram(config, { preview: true, stacks })).rejects.toThrow(
    'vendorStack "acme/changes/prod" has no offer for bucket "example-trail-logs"; it has offers for "other-trail-logs". Ask the vendor to add the bucket to its trails.',
  );
});

test.each<[string, unknown, string]>([
  [
    "nothing",
    undefined,
    'vendorStack "acme/changes/prod" has no output offers. Is it a stack of side vendor, and has its pulumi up been run?',
  ],
  [
    "no offers",
    {},
    'vendorStack "acme/changes/prod" has no offer for bucket "example-trail-logs"; it has no offer yet. Ask the vendor to add the bucket to its trails.',
  ],
  [
    "an offer that is none",
    { example: { ...offer, accountId: "4" } },
    'vendorStack "acme/changes/prod": offers.example.accountId must be an account id of 12 digits, got "4".',
  ],
])("a stack that outputs %s", (_, offers, message) => {
  expect(() => offerFor(offers, { vendorStack, bucket: "example-trail-logs" })).toThrow(
    new ContractError([message]),
  );
});
