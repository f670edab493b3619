import type { Actor } from "../actors";
import { INSTANCES, WEB_SECURITY_GROUP } from "../cast";
import { someTime, type Stage } from "../stage";

/** What most of a trail is: people, plans and monitors that only look. Adds `count` calls in bursts. */
export function looking(stage: Stage, count: number): void {
  const { random, cast } = stage;
  let left = count;
  while (left > 0) {
    const watcher = random.pick(WATCHERS);
    let at = someTime(random);
    const burst = Math.min(left, random.integer(watcher.burst[0], watcher.burst[1]));
    for (let call = 0; call < burst; call++) {
      const [source, name, request] = random.pick(watcher.calls);
      stage.call(at, watcher.actor(cast), source, name, { read: true, request: request ?? null });
      at += random.integer(0, 3) * 1_000;
    }
    left -= burst;
  }
}

type Look = readonly [source: string, name: string, request?: Record<string, unknown>];

interface Watcher {
  actor: (cast: Stage["cast"]) => Actor;
  burst: readonly [number, number];
  calls: readonly Look[];
}

const BROWSED: Look[] = [
  ["ec2", "DescribeInstances", { maxResults: 1000, instancesSet: {}, filterSet: {} }],
  ["ec2", "DescribeSecurityGroups", { securityGroupSet: {}, securityGroupIdSet: {}, filterSet: {} }],
  ["ec2", "DescribeVpcs", { vpcSet: {}, filterSet: {} }],
  ["monitoring", "DescribeAlarms", { maxRecords: 100 }],
  ["rds", "DescribeDBInstances", { maxRecords: 100 }],
  ["elasticloadbalancing", "DescribeLoadBalancers", { pageSize: 100 }],
  [
    "elasticloadbalancing",
    "DescribeTargetHealth",
    { targetGroupArn: "arn:aws:elasticloadbalancing:shop-web" },
  ],
  ["logs", "DescribeLogGroups", { limit: 50 }],
  ["s3", "ListBuckets", { Host: "s3.eu-west-1.amazonaws.com" }],
  ["lambda", "ListFunctions20150331"],
  ["iam", "ListRoles", { maxItems: 1000 }],
  ["health", "DescribeEventAggregates", { aggregateField: "eventTypeCategory" }],
  ["cloudtrail", "LookupEvents", { maxResults: 50 }],
  ["kms", "ListAliases", { limit: 100 }],
  ["ce", "GetCostAndUsage", { granularity: "DAILY" }],
];

const PLANNED: Look[] = [
  ["sts", "GetCallerIdentity"],
  ["ec2", "DescribeSecurityGroups", { securityGroupIdSet: { items: [{ groupId: WEB_SECURITY_GROUP }] } }],
  [
    "ec2",
    "DescribeSubnets",
    { filterSet: { items: [{ name: "tag:Tier", valueSet: { items: [{ value: "private" }] } }] } },
  ],
  ["ec2", "DescribeRouteTables", { routeTableIdSet: {} }],
  ["iam", "GetRole", { roleName: "shop-web-instance" }],
  ["iam", "ListAttachedRolePolicies", { roleName: "shop-web-instance" }],
  ["s3", "GetBucketPolicy", { bucketName: "example-shop-assets", policy: "" }],
  ["s3", "GetBucketEncryption", { bucketName: "example-shop-assets", encryption: "" }],
  ["elasticloadbalancing", "DescribeListeners"],
  ["kms", "GetKeyRotationStatus", { keyId: "alias/shop" }],
  ["secretsmanager", "DescribeSecret", { secretId: "shop/database" }],
  ["logs", "ListTagsForResource"],
];

const WATCHERS: Watcher[] = [
  { actor: (cast) => cast.dana, burst: [3, 14], calls: BROWSED },
  { actor: (cast) => cast.auditor, burst: [2, 9], calls: BROWSED },
  { actor: (cast) => cast.terraform, burst: [15, 40], calls: PLANNED },
  {
    actor: (cast) => cast.omar,
    burst: [1, 4],
    calls: [
      ["sts", "GetCallerIdentity"],
      ["ecs", "DescribeServices", { cluster: "shop", services: ["web", "worker"] }],
      ["ecs", "ListTasks", { cluster: "shop", serviceName: "web" }],
      [
        "ec2",
        "DescribeInstances",
        { instancesSet: { items: INSTANCES.map((instanceId) => ({ instanceId })) } },
      ],
      ["ssm", "DescribeInstanceInformation", { maxResults: 50 }],
    ],
  },
  {
    actor: (cast) => cast.monitor,
    burst: [4, 10],
    calls: [
      ["monitoring", "ListMetrics", { namespace: "AWS/ApplicationELB" }],
      ["ec2", "DescribeTags", { maxResults: 1000, filterSet: {} }],
      ["autoscaling", "DescribeAutoScalingGroups", { maxRecords: 100 }],
      ["tagging", "GetResources", { resourcesPerPage: 100 }],
      ["rds", "DescribeDBClusters"],
    ],
  },
];
