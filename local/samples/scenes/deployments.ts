import { throughCloudFormation } from "../actors";
import { SAMPLE_SECRETS } from "../secrets";
import { timeOfDay, type Stage } from "../stage";

/** A delivery pipeline that ships several times a day, and a stack that CloudFormation updates. */
export function deployments(stage: Stage): void {
  const { random } = stage;
  for (const hour of ["08", "10", "13", "16"]) {
    const start = timeOfDay(`${hour}:${random.integer(10, 49)}`);
    shipContainer(stage, start);
    shipFunction(stage, start + 90_000);
  }
  updateStack(stage, timeOfDay("12:05"));
}

function shipContainer(stage: Stage, start: number): void {
  const { random, account } = stage;
  const actor = stage.cast.deployer;
  const image = `${account.id}.dkr.ecr.eu-west-1.amazonaws.com/shop/web:${random.hex(8)}`;
  stage.call(start, actor, "ecr", "GetAuthorizationToken", { read: true });
  stage.call(start + 20_000, actor, "ecr", "PutImage", {
    request: { repositoryName: "shop/web", imageTag: image.split(":").at(-1), registryId: account.id },
  });
  stage.call(start + 26_000, actor, "ecs", "RegisterTaskDefinition", {
    request: {
      family: "shop-web",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: "1024",
      memory: "2048",
      containerDefinitions: [
        {
          name: "web",
          image,
          essential: true,
          portMappings: [{ containerPort: 8080, protocol: "tcp" }],
          environment: [
            { name: "LOG_LEVEL", value: "info" },
            { name: "DB_PASSWORD", value: SAMPLE_SECRETS.containerPassword },
          ],
        },
      ],
    },
  });
  stage.call(start + 31_000, actor, "ecs", "UpdateService", {
    request: { cluster: "shop", service: "web", taskDefinition: "shop-web", forceNewDeployment: false },
    response: { service: { serviceName: "web", desiredCount: 4, status: "ACTIVE" } },
  });
}

function shipFunction(stage: Stage, start: number): void {
  const { random, account } = stage;
  const actor = stage.cast.deployer;
  const functionArn = `arn:aws:lambda:eu-west-1:${account.id}:function:order-events`;
  stage.call(start, actor, "lambda", "UpdateFunctionConfiguration20150331v2", {
    request: {
      functionName: "order-events",
      memorySize: 512,
      environment: { variables: { STAGE: "production", API_TOKEN: SAMPLE_SECRETS.functionToken } },
    },
    response: { functionName: "order-events", functionArn, runtime: "nodejs22.x" },
  });
  stage.call(start + 4_000, actor, "lambda", "UpdateFunctionCode20150331v2", {
    request: {
      functionName: "order-events",
      s3Bucket: "example-shop-builds",
      s3Key: `${random.hex(16)}.zip`,
    },
    response: { functionName: "order-events", functionArn, codeSize: random.integer(200_000, 900_000) },
  });
  if (random.chance(0.5)) {
    stage.call(start + 12_000, actor, "codebuild", "UpdateProject", {
      request: {
        name: "shop-build",
        environment: {
          type: "LINUX_CONTAINER",
          image: "aws/codebuild/standard:7.0",
          computeType: "BUILD_GENERAL1_SMALL",
          environmentVariables: [
            { name: "NPM_TOKEN", value: SAMPLE_SECRETS.buildToken, type: "PLAINTEXT" },
            {
              name: "SOURCE",
              value: `https://${SAMPLE_SECRETS.githubToken}@github.com/example/shop`,
              type: "PLAINTEXT",
            },
          ],
        },
      },
    });
  }
}

/** One call of a person, and the calls that CloudFormation makes for it. */
function updateStack(stage: Stage, start: number): void {
  const { omar } = stage.cast;
  const stackId = `arn:aws:cloudformation:eu-west-1:${stage.account.id}:stack/shop-events/5b6c7d80-0000-11f0-8888-0a0b0c0d0e0f`;
  stage.call(start, omar, "cloudformation", "UpdateStack", {
    request: {
      stackName: "shop-events",
      capabilities: ["CAPABILITY_NAMED_IAM"],
      parameters: [{ parameterKey: "RetentionDays", parameterValue: "14" }],
    },
    response: { stackId },
  });
  const service = throughCloudFormation(omar);
  const queue = { queueUrl: `https://sqs.eu-west-1.amazonaws.com/${stage.account.id}/shop-events` };
  stage.call(start + 9_000, service, "sqs", "SetQueueAttributes", {
    request: { ...queue, attributes: { MessageRetentionPeriod: "1209600" } },
  });
  stage.call(start + 17_000, service, "lambda", "UpdateEventSourceMapping20150331", {
    request: { uUID: stage.random.uuid(), batchSize: 10, functionName: "order-events" },
  });
  stage.call(start + 25_000, service, "events", "PutRule", {
    request: { name: "shop-nightly", scheduleExpression: "cron(15 2 * * ? *)", state: "ENABLED" },
  });
  for (let poll = 0; poll < 8; poll++) {
    stage.call(start + poll * 5_000, omar, "cloudformation", "DescribeStackEvents", {
      read: true,
      request: { stackName: "shop-events" },
    });
  }
}
