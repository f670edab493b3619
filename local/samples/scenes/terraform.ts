import { SAMPLE_SECRETS } from "../secrets";
import { timeOfDay, type Stage } from "../stage";
import { WEB_SECURITY_GROUP } from "../cast";

/** `terraform apply`: a row of writes within a minute, some of them with tags and whole policies as text. */
export function terraformApplies(stage: Stage): void {
  for (const time of ["09:12", "11:40", "15:55"]) apply(stage, timeOfDay(time));
}

function apply(stage: Stage, start: number): void {
  const { random, account } = stage;
  const actor = stage.cast.terraform;
  let at = start;
  const write = (
    source: string,
    name: string,
    request: Record<string, unknown>,
    response?: Record<string, unknown>,
  ) => {
    at += random.integer(1, 4) * 1_000;
    stage.call(at, actor, source, name, { request, response: response ?? null });
  };
  const tagSet = {
    items: [
      { key: "Team", value: "shop" },
      { key: "ManagedBy", value: "terraform" },
    ],
  };
  const groupId = `sg-${random.hex(17)}`;
  write(
    "ec2",
    "CreateSecurityGroup",
    {
      groupName: `shop-cache-${random.hex(4)}`,
      groupDescription: "Cache of the shop",
      vpcId: "vpc-0c0ffee0c0ffee001",
      tagSpecificationSet: { items: [{ resourceType: "security-group", tags: tagSet.items }] },
    },
    { requestId: random.uuid(), _return: true, groupId },
  );
  write("ec2", "AuthorizeSecurityGroupIngress", {
    groupId,
    ipPermissions: {
      items: [
        {
          ipProtocol: "tcp",
          fromPort: 6379,
          toPort: 6379,
          groups: { items: [{ groupId: WEB_SECURITY_GROUP, userId: account.id }] },
          ipRanges: {},
          ipv6Ranges: {},
          prefixListIds: {},
        },
      ],
    },
  });
  write("elasticache", "ModifyReplicationGroup", {
    replicationGroupId: "shop-sessions",
    authToken: SAMPLE_SECRETS.cacheToken,
    authTokenUpdateStrategy: "ROTATE",
    applyImmediately: true,
  });
  write("iam", "PutRolePolicy", {
    roleName: "shop-web-instance",
    policyName: "read-orders",
    policyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::example-shop-orders/*" },
      ],
    }),
  });
  write("s3", "PutBucketPublicAccessBlock", {
    bucketName: "example-shop-assets",
    publicAccessBlock: "",
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    Host: "example-shop-assets.s3.eu-west-1.amazonaws.com",
  });
  write("rds", "ModifyDBCluster", {
    dBClusterIdentifier: "shop-orders",
    masterUserPassword: SAMPLE_SECRETS.databasePassword,
    backupRetentionPeriod: 14,
    applyImmediately: true,
  });
  write("monitoring", "PutMetricAlarm", {
    alarmName: "shop-web-5xx",
    namespace: "AWS/ApplicationELB",
    metricName: "HTTPCode_Target_5XX_Count",
    threshold: 25,
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 3,
    period: 60,
    statistic: "Sum",
    dimensions: [{ name: "LoadBalancer", value: "app/shop/0123456789abcdef" }],
  });
  write("logs", "PutRetentionPolicy", { logGroupName: "/ecs/shop-web", retentionInDays: 30 });
}
