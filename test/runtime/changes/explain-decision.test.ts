import { gunzipSync } from "node:zlib";
import type { Filter } from "../../../contract/filter";
import { sampleFiles } from "../../../local/samples/sample-files";
import { createDecider } from "../../../runtime/changes/decide";
import { DEFAULT_RULES } from "../../../runtime/changes/default-rules";
import { explainDecision } from "../../../runtime/changes/explain-decision";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";

const records = sampleFiles(1).flatMap(
  ({ body }) => (JSON.parse(gunzipSync(body).toString()) as { Records: CloudTrailRecord[] }).Records,
);
const ownRoleArns = ["arn:aws:iam::111122223333:role/cloudtrail-changes/reader"];
const filters: Filter[] = [
  {},
  { exclude: [{ source: "ec2" }, { id: "all-of-iam", source: "iam" }] },
  {
    preset: ["trusted-deployers"],
    exclude: [{ name: "Modify*" }],
    include: [{ id: "gets", name: "Get*" }, { class: "access" }],
  },
];

test.each(filters)("every record of the samples has one deciding step, the decider's own: %j", (filter) => {
  const decider = createDecider({ filter, ownRoleArns });
  for (const record of records) {
    const expected = decider.decide(record);
    const { decision, steps } = explainDecision(record, { filter, ownRoleArns });
    expect(decision).toEqual(expected);
    const deciding = steps.filter(({ decides }) => decides);
    if (expected.reason === "change") expect(deciding).toEqual([]);
    else
      expect(deciding).toMatchObject([{ rule: expected.rule, effect: expected.reason, outcome: "matched" }]);
  }
});

test("steps come in the order of the rules; after a match the others of its kind are not asked", () => {
  const filter = { exclude: [{ source: "ec2" }], include: [{ id: "gets", name: "Get*" }] };
  const record = { eventSource: "s3.amazonaws.com", eventName: "GetBucketAcl", readOnly: true };
  const { decision, steps } = explainDecision(record, { filter });
  expect(decision).toEqual({ decision: "keep", reason: "included", rule: "gets" });
  expect(steps.map(({ rule }) => rule)).toEqual([
    ...DEFAULT_RULES.map(({ id }) => id),
    "own-role",
    "exclude[0]",
    "gets",
  ]);
  expect(steps[0]).toMatchObject({ rule: "read-only-field", outcome: "matched", decides: false });
  expect(steps.slice(1, -1).every(({ outcome }) => outcome === "skipped")).toBe(true);
  expect(steps.at(-1)).toMatchObject({ kind: "include", outcome: "matched", decides: true });
});
