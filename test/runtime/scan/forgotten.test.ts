import { createDecider } from "../../../runtime/changes/decide";
import { toChange } from "../../../runtime/changes/to-change";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { readBodies, readChanges, type ReadChangesOptions } from "../../../runtime/trail-file-changes";
import { Random } from "../../support/scan/random";
import { fileOf, inPieces } from "../../support/scan/scan-file";

// More callers, programs, regions, events and names than the kernel can remember, each of which comes again.
const OWN_ROLE = "arn:aws:iam::111122223333:role/Own";
const random = new Random(4);
const RECORDS = Array.from({ length: 9_000 }, (_, place) => recordOf(place));

function recordOf(place: number): CloudTrailRecord {
  const often = random.oneIn(2);
  const one = (of: number) => String(random.int(often ? 4 : of));
  const names = random.oneIn(30) ? 60 : random.int(3);
  return {
    userIdentity: {
      type: "IAMUser",
      userName: `user-${one(5_000)}`,
      sessionContext: { sessionIssuer: { arn: random.oneIn(8) ? OWN_ROLE : "" } },
    },
    eventTime: "2026-03-04T05:06:07Z",
    eventSource: "ec2.amazonaws.com",
    eventName: `${random.oneIn(8) ? "Describe" : "Create"}Thing${"abcdefghij"[random.int(often ? 2 : 10)]!}x${one(2_000)}x`,
    awsRegion: tooLong(`eu-west-${one(300)}`, 300),
    sourceIPAddress: "203.0.113.7",
    userAgent: tooLong(`program/${one(2_000)}`, 1_200),
    requestParameters: Object.fromEntries(
      Array.from({ length: names }, () => [`k${one(20_000)}`, random.pick(["x", 1, false, { a: "b" }])]),
    ),
    eventID: `id-${String(place)}`,
    readOnly: false,
    eventType: "AwsApiCall",
    recipientAccountId: random.oneIn(20) ? "444455556666" : "111122223333",
    ...(random.oneIn(20) ? { errorCode: "AccessDenied" } : {}),
  };
}

const RULES: [string, ReadChangesOptions][] = [
  ["the default rules", { decider: createDecider({ ownRoleArns: [OWN_ROLE] }), accountId: "111122223333" }],
  [
    "rules over all parts of a record",
    {
      decider: createDecider({
        filter: {
          exclude: [
            { principal: "*1", region: "*2" },
            { userAgent: "*3", name: "*ax*" },
            { region: "eu-west-1", userAgent: "*/2" },
          ],
        },
      }),
    },
  ],
];

/** Now and then longer than the kernel keeps. */
function tooLong(text: string, length: number): string {
  return random.oneIn(60) ? text.padStart(length, "x") : text;
}

function expectedOf(records: CloudTrailRecord[], { decider, accountId }: ReadChangesOptions): string[] {
  const own = records.filter(({ recipientAccountId }) => !accountId || recipientAccountId === accountId);
  const changes = own.filter((record) => decider.decide(record).decision === "keep");
  return changes.map((record) => JSON.stringify(toChange(record)));
}

function bodiesOf(records: CloudTrailRecord[], options: ReadChangesOptions) {
  const bytes = Buffer.from(fileOf(records));
  return readBodies(() => inPieces(bytes, 20_000), options);
}

test.each(RULES)(
  "what the kernel has forgotten is not taken for something else: %s",
  async (_name, options) => {
    const made: string[] = [];
    for await (const batch of bodiesOf(RECORDS, options)) made.push(...batch.map(({ json }) => json));
    expect(made).toEqual(expectedOf(RECORDS, options));
  },
);

test("files that are read in turns do not disturb each other", async () => {
  const files = RULES.map(([, options], place) => ({
    options,
    records: RECORDS.slice(place * 1_000, place * 1_000 + 2_000),
  }));
  const made = await Promise.all(
    files.map(async ({ records, options }) => {
      const bodies: string[] = [];
      for await (const batch of bodiesOf(records, options)) bodies.push(...batch.map(({ json }) => json));
      return bodies;
    }),
  );
  expect(made).toEqual(files.map(({ records, options }) => expectedOf(records, options)));
});

test("a file that is begun, and one that is only outlined, leave nothing behind that is not so", async () => {
  const { 1: options } = RULES[1]!;
  for await (const batch of bodiesOf(RECORDS, RULES[0]![1])) if (batch.length > 0) break;
  const outlined = Buffer.from(fileOf(RECORDS.slice(3_000, 6_000)));
  for await (const batch of readChanges(() => inPieces(outlined, 50_000), options))
    expect(batch).not.toEqual([]);
  const made: string[] = [];
  for await (const batch of bodiesOf(RECORDS, options)) made.push(...batch.map(({ json }) => json));
  expect(made).toEqual(expectedOf(RECORDS, options));
});
