import type { Stack } from "@pulumi/pulumi/automation";
import { describeOnEngine } from "../support/engine/available";
import { Buckets } from "../support/engine/buckets";
import { Backend } from "../support/engine/stacks";

// What cannot work, seen only when AWS has answered: it is told once, by itself, and before anything is made.

const queueArn = "arn:aws:sqs:us-east-1:000000000000:cloudtrail";
const vendor = { accountId: "000000000000", queueArn, externalId: "7d1c1f6e" };

describeOnEngine("A refusal inside an output", () => {
  const bucket = "engine-refused-logs";
  const backend = new Backend();
  const buckets = new Buckets();
  let stack: Stack;

  beforeAll(async () => {
    await buckets.create(bucket);
    stack = await backend.programStack("refused", { values: {} });
  });

  afterAll(() => {
    backend.remove();
    buckets.close();
  });

  test.each<[string, Record<string, unknown>, string]>([
    // A warning about the reader role, which never gets its bucket, comes before.
    [
      "an offer for another region",
      { notification: "external", vendor: { ...vendor, region: "eu-west-1" } },
      `CustomerIntegration "cloudtrail-changes-refused": vendor.region is eu-west-1, but the bucket's region is us-east-1. Set region to that of the bucket, or ask the vendor for an offer there.`,
    ],
    [
      "no mode",
      { vendor },
      `TrailNotification "cloudtrail-changes-refused": mode is required, one of exclusive, merge, topic, eventbridge, external. The notification document of bucket "${bucket}" holds nothing: exclusive lets this stack own the document; merge lets others add rules later.`,
    ],
    [
      "a queue of another region",
      {
        notification: "exclusive",
        vendor: { ...vendor, queueArn: queueArn.replace("us-east-1", "eu-west-1") },
      },
      `TrailNotification "cloudtrail-changes-refused": vendor.queueArn is in region eu-west-1, but bucket "${bucket}" is in us-east-1; notices go to the bucket's own region only. Ask the vendor for one there.`,
    ],
    [
      "a bucket that is not there",
      { bucket: "engine-nowhere-logs", notification: "exclusive", vendor },
      `TrailNotification "cloudtrail-changes-refused": the notification document of bucket "engine-nowhere-logs" cannot be read in the provider's region.`,
    ],
  ])("%s is told once", async (_, values, sentence) => {
    await backend.configureProgram(stack, { values: { bucket, ...values } });
    const errors = await errorsOf(stack);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(sentence);
    expect(errors[0]).not.toMatch(/serializing|^\s+at /m);
  });
});

/** What a failing preview says of errors, each with what stands below it. */
async function errorsOf(stack: Stack): Promise<string[]> {
  const said: string[] = [];
  await stack
    .preview({
      onEvent: ({ diagnosticEvent }) => {
        if (diagnosticEvent?.severity === "error") said.push(diagnosticEvent.message);
      },
    })
    .catch(() => undefined);
  return said;
}
