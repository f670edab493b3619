import type { CloudTrailRecord } from "../../runtime/cloudtrail/record";
import { createDecider } from "../../runtime/changes/decide";
import {
  PRESETS,
  PRESET_NAMES,
  ORIGINS,
  CLASSES,
  checkFilter,
  globMatcher,
  presetRules,
} from "../../contract";

test("every preset is a valid filter whose rules are named after it", () => {
  for (const name of PRESET_NAMES) {
    const { exclude, means } = PRESETS[name];
    expect(checkFilter({ preset: [name] })).toEqual([]);
    expect(checkFilter({ exclude })).toEqual([]);
    expect(exclude.length).toBeGreaterThan(0);
    for (const { id } of exclude) expect(id).toMatch(new RegExp(`^${name}/`));
    expect(means).toMatch(/^Leaves out .*\.$/);
  }
  expect(checkFilter({ exclude: presetRules([...PRESET_NAMES]) })).toEqual([]);
});

test("presets give their rules once each", () => {
  expect(presetRules()).toEqual([]);
  expect(presetRules(["autoscaling", "autoscaling"])).toEqual(PRESETS.autoscaling.exclude);
});

test.each<[keyof typeof PRESETS, "principal" | "userAgent", string, boolean]>([
  ["trusted-deployers", "principal", "arn:aws:sts::111122223333:assumed-role/deploy/GitHubActions", true],
  [
    "trusted-deployers",
    "principal",
    "arn:aws-cn:sts::111122223333:assumed-role/build/AWSCodeBuild-0a1b2c3d",
    true,
  ],
  ["trusted-deployers", "principal", "arn:aws:sts::111122223333:assumed-role/GitHubActions/alice", false],
  [
    "service-managed",
    "principal",
    "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX",
    true,
  ],
  ["service-managed", "principal", "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForX/session", true],
  ["service-managed", "principal", "arn:aws:iam::111122223333:user/alice", false],
  ["autoscaling", "principal", "autoscaling.amazonaws.com", true],
  [
    "autoscaling",
    "principal",
    "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForAutoScaling/AutoScaling",
    true,
  ],
  ["autoscaling", "principal", "cloudformation.amazonaws.com", false],
  ["autoscaling", "userAgent", "karpenter.sh-1.0", true],
])("%s: %s %s, %s", (name, field, text, matches) => {
  const patterns = PRESETS[name].exclude.flatMap((rule) => rule[field] ?? []);
  expect(patterns.some((pattern) => globMatcher(pattern)(text))).toBe(matches);
});

const call = { eventType: "AwsApiCall", eventCategory: "Management", managementEvent: true, readOnly: false };
const runInstances = { ...call, eventSource: "ec2.amazonaws.com", eventName: "RunInstances" };
const alice = { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/alice", userName: "alice" };
const ofRole = (role: string, session: string) => ({
  type: "AssumedRole",
  arn: `arn:aws:sts::111122223333:assumed-role/${role}/${session}`,
  sessionContext: {
    sessionIssuer: { type: "Role", arn: `arn:aws:iam::111122223333:role/${role}`, userName: role },
  },
});

describe("what presets leave out of real decisions", () => {
  test.each<[string, CloudTrailRecord, string | undefined]>([
    [
      "a person with the CLI",
      { ...runInstances, userIdentity: alice, userAgent: "aws-cli/2.15.0" },
      undefined,
    ],
    [
      "a person whose call carries AWS Internal",
      { ...runInstances, userIdentity: { ...alice, invokedBy: "AWS Internal" } },
      undefined,
    ],
    [
      "Terraform",
      { ...runInstances, userIdentity: alice, userAgent: "APN/1.0 HashiCorp/1.0 Terraform/1.9.0" },
      "trusted-deployers/tools",
    ],
    [
      "CloudFormation",
      { ...runInstances, userIdentity: { ...alice, invokedBy: "cloudformation.amazonaws.com" } },
      "trusted-deployers/tools",
    ],
    [
      "CI with a script",
      { ...runInstances, userIdentity: ofRole("deploy", "GitHubActions"), userAgent: "aws-cli/2.15.0" },
      "trusted-deployers/ci-sessions",
    ],
    [
      "a rotated key",
      {
        ...call,
        eventType: "AwsServiceEvent",
        eventSource: "kms.amazonaws.com",
        eventName: "RotateKey",
        userIdentity: { invokedBy: "AWS Internal" },
      },
      "service-managed/service-events",
    ],
    [
      "a service for a person",
      {
        ...runInstances,
        userIdentity: { ...alice, invokedBy: "eks.amazonaws.com" },
        userAgent: "eks.amazonaws.com",
      },
      "service-managed/named-services",
    ],
    [
      "a service-linked role",
      {
        ...runInstances,
        userIdentity: ofRole("AWSServiceRoleForBatch", "batch"),
        userAgent: "aws-sdk-java/2",
      },
      "service-managed/service-linked-roles",
    ],
    [
      "Auto Scaling",
      {
        ...runInstances,
        userIdentity: ofRole("AWSServiceRoleForAutoScaling", "AutoScaling"),
        userAgent: "aws-sdk-java/2",
      },
      "autoscaling/service-linked-roles",
    ],
    [
      "Karpenter",
      { ...runInstances, userIdentity: ofRole("nodes", "1"), userAgent: "aws-sdk-go/1.5 karpenter.sh-1.0" },
      "autoscaling/kubernetes",
    ],
    [
      "a load balancer controller",
      { ...runInstances, userIdentity: ofRole("lb", "1"), userAgent: "elbv2.k8s.aws/v2.7 aws-sdk-go/1.5" },
      "kubernetes-controllers/origin",
    ],
  ])("%s", (_, record, rule) => {
    const decisionBy = (preset: string[]) => createDecider({ filter: { preset } }).decide(record);
    expect(createDecider().decide(record)).toMatchObject({ decision: "keep" });
    if (rule === undefined) expect(decisionBy([...PRESET_NAMES])).toMatchObject({ decision: "keep" });
    else
      expect(decisionBy([rule.slice(0, rule.indexOf("/"))])).toEqual({
        decision: "drop",
        reason: "excluded",
        rule,
      });
  });
});

test("every origin and class says what it means in one sentence", () => {
  for (const meaning of [...Object.values(ORIGINS), ...Object.values(CLASSES)]) {
    expect(meaning).toMatch(/^[A-Z][^.]*\.$/);
  }
});
