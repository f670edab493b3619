import { INSTANCES } from "../cast";
import { service, serviceRole } from "../actors";
import { someTime, timeOfDay, type Stage } from "../stage";

/** Programs that report in all day long. Their calls are recorded as writes and change nothing. */
export function agents(stage: Stage): void {
  heartbeats(stage);
  serviceSessions(stage);
  keyUse(stage);
}

/** Every instance's agent tells Systems Manager that it is there. */
function heartbeats(stage: Stage): void {
  stage.cast.instances.forEach((actor, place) => {
    const instanceId = INSTANCES[place] ?? "";
    for (let at = timeOfDay("08:00") + place * 41_000; at < timeOfDay("18:00"); at += 30 * 60_000) {
      stage.call(at, actor, "ssm", "UpdateInstanceInformation", {
        request: {
          instanceId,
          agentVersion: "3.3.1611.0",
          agentStatus: "Active",
          platformType: "Linux",
          platformName: "Amazon Linux",
          platformVersion: "2023",
          iPAddress: `10.20.3.${17 + place}`,
          computerName: `ip-10-20-3-${17 + place}.eu-west-1.compute.internal`,
          agentName: "amazon-ssm-agent",
        },
      });
      stage.call(at + 2_000, actor, "ssm", "ListInstanceAssociations", {
        read: true,
        request: { instanceId, maxResults: 20 },
      });
    }
  });
}

/** Services that take their roles. STS marks the call as read-only. */
function serviceSessions(stage: Stage): void {
  const { random, account } = stage;
  for (let session = 0; session < 40; session++) {
    const [name, role] = random.pick([
      ["lambda.amazonaws.com", "shop-order-events"],
      ["ecs-tasks.amazonaws.com", "shop-web-task"],
      ["ec2.amazonaws.com", "shop-web-instance"],
    ] as const);
    const roleArn = `arn:aws:iam::${account.id}:role/${role}`;
    stage.call(someTime(random), service(name), "sts", "AssumeRole", {
      read: true,
      request: { roleArn, roleSessionName: role, durationSeconds: 3600 },
      response: {
        credentials: { accessKeyId: "ASIASERVICEXXEXAMPLE", expiration: "Mar 10, 2026, 6:00:00 PM" },
      },
      resources: [{ ARN: roleArn, accountId: account.id, type: "AWS::IAM::Role" }],
      more: { sharedEventID: random.uuid() },
    });
  }
}

/** Buckets and volumes ask for data keys; recorded as reads. */
function keyUse(stage: Stage): void {
  const { random, account } = stage;
  const keyArn = `arn:aws:kms:eu-west-1:${account.id}:key/0f1e2d3c-4b5a-4678-8796-a5b4c3d2e1f0`;
  for (let use = 0; use < 60; use++) {
    const actor = serviceRole(account.id, "ecs", "AWSServiceRoleForECS");
    stage.call(someTime(random), actor, "kms", random.pick(["Decrypt", "GenerateDataKey"]), {
      read: true,
      request: { encryptionContext: { "aws:s3:arn": "arn:aws:s3:::example-shop-assets" }, keyId: keyArn },
      resources: [{ ARN: keyArn, accountId: account.id, type: "AWS::KMS::Key" }],
    });
  }
}
