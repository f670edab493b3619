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

test("every origin and class says what it means in one sentence", () => {
  for (const meaning of [...Object.values(ORIGINS), ...Object.values(CLASSES)]) {
    expect(meaning).toMatch(/^[A-Z][^.]*\.$/);
  }
});
