import { service, serviceRole } from "../actors";
import { INSTANCES } from "../cast";
import { timeOfDay, type Stage } from "../stage";

/** What AWS services change by themselves. */
export function services(stage: Stage): void {
  for (const time of ["08:41", "09:55", "12:30", "17:20"]) scale(stage, timeOfDay(time));
  rotateKey(stage);
  taskNetwork(stage);
}

/** Auto Scaling launches an instance and puts it behind the load balancer. */
function scale(stage: Stage, at: number): void {
  const { random, account } = stage;
  const actor = serviceRole(account.id, "autoscaling", "AWSServiceRoleForAutoScaling");
  const instanceId = `i-${random.hex(17)}`;
  stage.call(at, actor, "ec2", "RunInstances", {
    request: {
      instancesSet: { items: [{ imageId: "ami-0123456789abcdef0", minCount: 1, maxCount: 1 }] },
      instanceType: "m7g.large",
      subnetId: "subnet-0a0b0c0d0e0f00011",
      userData: "<sensitiveDataRemoved>",
      clientToken: `fleet-${random.uuid()}`,
    },
    response: {
      requestId: random.uuid(),
      instancesSet: { items: [{ instanceId, currentState: { name: "pending" } }] },
    },
  });
  stage.call(at + 35_000, actor, "elasticloadbalancing", "RegisterTargets", {
    request: {
      targetGroupArn: `arn:aws:elasticloadbalancing:eu-west-1:${account.id}:targetgroup/shop-web/0123456789abcdef`,
      targets: [{ id: instanceId }],
    },
  });
  stage.call(at + 1_200_000, actor, "ec2", "TerminateInstances", {
    request: { instancesSet: { items: [{ instanceId: random.pick([instanceId, ...INSTANCES]) }] } },
  });
}

/** An event without a caller: KMS turned a key over. */
function rotateKey(stage: Stage): void {
  const keyId = "0f1e2d3c-4b5a-4678-8796-a5b4c3d2e1f0";
  const ARN = `arn:aws:kms:eu-west-1:${stage.account.id}:key/${keyId}`;
  const actor = service("AWS Internal");
  stage.call(
    timeOfDay("13:02:11"),
    { ...actor, identity: { ...actor.identity, accountId: stage.account.id } },
    "kms",
    "RotateKey",
    {
      resources: [{ ARN, accountId: stage.account.id, type: "AWS::KMS::Key" }],
      more: { eventType: "AwsServiceEvent", serviceEventDetails: { keyId, rotationType: "AUTOMATIC" } },
    },
  );
}

/** ECS attaches network interfaces for the tasks that it starts. */
function taskNetwork(stage: Stage): void {
  const { random, account } = stage;
  const actor = serviceRole(account.id, "ecs", "AWSServiceRoleForECS");
  for (const time of ["10:51", "13:22", "16:40"]) {
    stage.call(timeOfDay(time), actor, "ec2", "CreateNetworkInterface", {
      request: {
        subnetId: "subnet-0a0b0c0d0e0f00012",
        description: `arn:aws:ecs:eu-west-1:${account.id}:attachment/${random.uuid()}`,
        groupSet: { items: [{ groupId: "sg-0b7e1c2d3f4a50017" }] },
      },
    });
  }
}
