import type { Ids } from "./ids";

/** One kind of call: what its requests and answers look like. */
export interface Call {
  source: string;
  name: string;
  parameters: (ids: Ids, region: string) => object | null;
  /** What a call that changes something answers; reads leave nothing of it in the record. */
  response?: (ids: Ids, region: string) => object | null;
}

/** What the callers of an account do. */
export interface Work {
  agent: string;
  reads: Call[];
  writes: Call[];
}

const call = (
  service: string,
  name: string,
  parameters: Call["parameters"] = () => null,
  response?: Call["response"],
): Call => ({ source: `${service}.amazonaws.com`, name, parameters, response });

const arn = (service: string, region: string, rest: string) =>
  `arn:aws:${service}:${region}:111122223333:${rest}`;

/** Reads are asked for again and again with the same few parameters; changes name what they change. */
export const WORKS: Work[] = [
  {
    agent: "APN/1.0 HashiCorp/1.0 Terraform/1.7.5 (+https://www.terraform.io) terraform-provider-aws/5.40.0 aws-sdk-go-v2/1.25.3 os/linux lang/go#1.21.8 md/GOARCH#amd64 api/ec2#1.151.0",
    reads: [
      call("ec2", "DescribeVpcs", ({ some }) => ({ vpcSet: { items: [{ vpcId: some("vpc") }] }, filterSet: {} })),
      call("ec2", "DescribeSubnets", ({ some }) => ({
        subnetSet: {},
        filterSet: { items: [{ name: "vpc-id", valueSet: { items: [{ value: some("vpc") }] } }] },
      })),
      call("iam", "GetRole", ({ role }) => ({ roleName: role() })),
      call("s3", "GetBucketTagging", ({ bucket }, region) => ({
        bucketName: bucket(),
        Host: `${bucket()}.s3.${region}.amazonaws.com`,
        tagging: "",
      })),
      call("sts", "GetCallerIdentity"),
    ],
    writes: [
      call(
        "ec2",
        "CreateTags",
        ({ some, team }) => ({
          resourcesSet: { items: [{ resourceId: some("subnet") }] },
          tagSet: {
            items: [
              { key: "team", value: team() },
              { key: "Name", value: `${team()}-private` },
            ],
          },
        }),
        ({ uuid }) => ({ requestId: uuid(), _return: true }),
      ),
      call(
        "ec2",
        "AuthorizeSecurityGroupIngress",
        ({ some, number }) => ({
          groupId: some("sg"),
          ipPermissions: {
            items: [
              {
                ipProtocol: "tcp",
                fromPort: 443,
                toPort: 443,
                groups: {},
                ipRanges: { items: [{ cidrIp: `10.${number(250)}.0.0/16` }] },
                ipv6Ranges: {},
                prefixListIds: {},
              },
            ],
          },
        }),
        ({ uuid, fresh }) => ({
          requestId: uuid(),
          _return: true,
          securityGroupRuleSet: { items: [{ groupOwnerId: "111122223333", securityGroupRuleId: fresh("sgr") }] },
        }),
      ),
      call("iam", "AttachRolePolicy", ({ role, team }) => ({
        roleName: role(),
        policyArn: `arn:aws:iam::111122223333:policy/${team()}-deploy`,
      })),
      call("s3", "PutBucketPolicy", ({ bucket, role }, region) => ({
        bucketPolicy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { AWS: `arn:aws:iam::111122223333:role/${role()}` },
              Action: "s3:GetObject",
              Resource: `arn:aws:s3:::${bucket()}/*`,
            },
          ],
        },
        bucketName: bucket(),
        Host: `${bucket()}.s3.${region}.amazonaws.com`,
        policy: "",
      })),
    ],
  },
  {
    agent: "ecs.amazonaws.com",
    reads: [
      call("elasticloadbalancing", "DescribeTargetHealth", ({ some }, region) => ({
        targetGroupArn: arn("elasticloadbalancing", region, `targetgroup/${some("tg")}`),
      })),
      call("ec2", "DescribeNetworkInterfaces", ({ some }) => ({
        networkInterfaceIdSet: { items: [{ networkInterfaceId: some("eni") }] },
        filterSet: {},
      })),
    ],
    writes: [
      call(
        "ec2",
        "CreateNetworkInterface",
        ({ some, fresh }, region) => ({
          subnetId: some("subnet"),
          description: arn("ecs", region, `attachment/${fresh("a")}`),
          groupSet: { items: [{ groupId: some("sg") }] },
          privateIpAddressesSet: {},
        }),
        ({ uuid, fresh, some }, region) => ({
          requestId: uuid(),
          networkInterface: {
            networkInterfaceId: fresh("eni"),
            subnetId: some("subnet"),
            availabilityZone: `${region}a`,
            status: "pending",
            sourceDestCheck: true,
            interfaceType: "interface",
          },
        }),
      ),
      call("elasticloadbalancing", "RegisterTargets", ({ some, number }, region) => ({
        targetGroupArn: arn("elasticloadbalancing", region, `targetgroup/${some("tg")}`),
        targets: [{ id: `10.0.${number(250)}.${number(250)}`, port: 8080 }],
      })),
    ],
  },
  {
    agent: "Boto3/1.34.69 md/Botocore#1.34.69 ua/2.0 os/linux#5.10.209 md/arch#x86_64 lang/python#3.12.2 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.34.69",
    reads: [
      call("kms", "Decrypt", ({ some }, region) => ({
        encryptionAlgorithm: "SYMMETRIC_DEFAULT",
        encryptionContext: { "aws:lambda:FunctionArn": arn("lambda", region, `function:${some("fn")}`) },
      })),
      call("ssm", "GetParameters", ({ team }) => ({ names: [`/${team()}/endpoint`, `/${team()}/size`], withDecryption: true })),
      call("dynamodb", "DescribeTable", ({ team }) => ({ tableName: `${team()}-state` })),
    ],
    writes: [
      call("ssm", "PutParameter", ({ team }) => ({ name: `/${team()}/size`, type: "String", overwrite: true, value: "HIDDEN_DUE_TO_SECURITY_REASONS" }), ({ number }) => ({ version: number(400), tier: "Standard" })),
      call("sqs", "SetQueueAttributes", ({ team }, region) => ({
        queueUrl: `https://sqs.${region}.amazonaws.com/111122223333/${team()}-jobs`,
        attributes: { VisibilityTimeout: "120" },
      })),
    ],
  },
  {
    agent: "aws-cli/2.15.30 Python/3.11.8 Linux/5.10.210-201.852.amzn2.x86_64 exe/x86_64.amzn.2 prompt/off command/ecs.update-service",
    reads: [
      call("ecs", "DescribeTasks", ({ some, fresh }, region) => ({
        cluster: arn("ecs", region, `cluster/${some("c")}`),
        tasks: [arn("ecs", region, `task/${some("c")}/${fresh("t")}`)],
      })),
      call("ecs", "DescribeServices", ({ some, team }) => ({ cluster: some("c"), services: [team()] })),
      call("sts", "GetCallerIdentity"),
    ],
    writes: [
      call(
        "ecs",
        "UpdateService",
        ({ some, team, number }, region) => ({
          cluster: arn("ecs", region, `cluster/${some("c")}`),
          service: team(),
          taskDefinition: `${team()}:${number(400)}`,
          desiredCount: 2 + number(4),
        }),
        ({ team, some, uuid }, region) => ({
          service: {
            serviceArn: arn("ecs", region, `service/${some("c")}/${team()}`),
            status: "ACTIVE",
            deployments: [{ id: uuid(), status: "PRIMARY", rolloutState: "IN_PROGRESS" }],
          },
        }),
      ),
      call(
        "ecs",
        "RegisterTaskDefinition",
        ({ team, role, hex }, region) => ({
          family: team(),
          executionRoleArn: `arn:aws:iam::111122223333:role/${role()}`,
          containerDefinitions: [
            {
              name: team(),
              image: `111122223333.dkr.ecr.${region}.amazonaws.com/${team()}:${hex(12)}`,
              cpu: 256,
              memory: 512,
              essential: true,
              // The key that a careless search would take for the record's own.
              mountPoints: [{ sourceVolume: "data", containerPath: "/data", readOnly: true }],
              environment: [{ name: "STAGE", value: "live" }],
            },
          ],
          requiresCompatibilities: ["FARGATE"],
        }),
      ),
      call("lambda", "UpdateFunctionCode20150331v2", ({ team, hex }) => ({
        functionName: team(),
        s3Bucket: "111122223333-artefacts",
        s3Key: `${team()}/${hex(12)}.zip`,
        publish: true,
        dryRun: false,
      })),
    ],
  },
]; // prettier-ignore

/** Calls that change nothing, though they are no reads. */
export const NO_CHANGES: Call[] = [
  call("ssm", "UpdateInstanceInformation", ({ some, number }) => ({
    instanceId: some("i"),
    agentVersion: "3.2.2303.0",
    agentStatus: "Active",
    platformType: "Linux",
    iPAddress: `10.0.${number(250)}.${number(250)}`,
  })),
  call("logs", "StartQuery", ({ team }) => ({
    logGroupName: `/aws/lambda/${team()}`,
    queryString: "fields @message",
  })),
  call("athena", "StartQueryExecution", ({ uuid }) => ({ clientRequestToken: uuid(), workGroup: "primary" })),
];
