import { Random } from "../support/scan/random";

/**
 * The made-up records of the benchmark's files: about 1.4 kB each, as those of a busy account are, with ids as random
 * as real ones, so that the files compress about ten to one as real ones do. Of the records that are no reads, three
 * quarters are changes; the others failed, or are sessions and telemetry.
 */
export class RecordMaker {
  private readonly random = new Random(20_240_501);
  private readonly sessions = Array.from({ length: 300 }, () => this.session());

  /** `reads`: percent of the records whose `readOnly` is true. */
  constructor(private readonly reads: number) {}

  next(index: number): object {
    const { random } = this;
    const isRead = random.int(100) < this.reads;
    const call = isRead
      ? random.pick(READS)
      : random.oneIn(8)
        ? random.pick(NO_CHANGES)
        : random.pick(WRITES);
    const service = call.source.slice(0, call.source.indexOf("."));
    const failed = random.oneIn(isRead ? 40 : 7);
    const time = new Date(1_772_600_400_000 + index * 40).toISOString().slice(0, 19) + "Z";
    return {
      eventVersion: "1.10",
      userIdentity: random.pick(this.sessions),
      eventTime: time,
      eventSource: call.source,
      eventName: call.name,
      awsRegion: random.pick(["eu-west-1", "us-east-1", "eu-central-1"]),
      sourceIPAddress: `203.0.113.${random.int(250)}`,
      userAgent: random.pick(AGENTS),
      ...(failed ? { errorCode: "ThrottlingException", errorMessage: "Rate exceeded" } : {}),
      requestParameters: this.parameters(service),
      responseElements:
        isRead || failed ? null : { requestId: this.uuid(), _return: true, id: `x-${this.hex(17)}` },
      requestID: this.uuid(),
      eventID: this.uuid(),
      readOnly: isRead,
      eventType: "AwsApiCall",
      managementEvent: true,
      recipientAccountId: "111122223333",
      eventCategory: "Management",
      tlsDetails: {
        tlsVersion: "TLSv1.3",
        cipherSuite: "TLS_AES_128_GCM_SHA256",
        clientProvidedHostHeader: call.source.replace(".", ".eu-west-1."),
      },
    };
  }

  private session(): object {
    const role = `Service${this.random.int(97)}Role`;
    const principal = `AROA${this.letters(17)}`;
    const name = this.hex(16);
    return {
      type: "AssumedRole",
      principalId: `${principal}:${name}`,
      arn: `arn:aws:sts::111122223333:assumed-role/${role}/${name}`,
      accountId: "111122223333",
      accessKeyId: `ASIA${this.letters(16)}`,
      sessionContext: {
        sessionIssuer: {
          type: "Role",
          principalId: principal,
          arn: `arn:aws:iam::111122223333:role/${role}`,
          accountId: "111122223333",
          userName: role,
        },
        attributes: { creationDate: "2026-03-04T04:52:11Z", mfaAuthenticated: "false" },
      },
    };
  }

  private parameters(service: string): object {
    const { random } = this;
    const arn = (kind: string) => `arn:aws:${service}:eu-west-1:111122223333:${kind}/${this.hex(17)}`;
    switch (random.int(4)) {
      case 0:
        return {
          cluster: arn("cluster"),
          tasks: [arn("task"), arn("task")],
          // The key that a careless search would take for the record's own.
          mountPoints: [{ sourceVolume: "data", containerPath: "/data", readOnly: true }],
        };
      case 1:
        return {
          filterSet: { items: [{ name: "vpc-id", valueSet: { items: [{ value: `vpc-${this.hex(17)}` }] } }] },
          instancesSet: { items: [{ instanceId: `i-${this.hex(17)}` }, { instanceId: `i-${this.hex(17)}` }] },
          maxResults: 1000,
        };
      case 2:
        return {
          resourceArn: arn("resource"),
          policy: `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"${service}:*","Resource":"${arn("x")}"}]}`,
          encryptionContext: { "aws:lambda:FunctionArn": arn("function") },
        };
      default:
        return {
          name: `service-${random.int(400)}`,
          description: `Managed by team ${random.int(30)}, ticket OPS-${random.int(90_000)}`,
          tags: [
            { key: "team", value: `team-${random.int(30)}` },
            { key: "build", value: this.hex(40) },
          ],
        };
    }
  }

  private uuid(): string {
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-a${this.hex(3)}-${this.hex(12)}`;
  }

  private hex(length: number): string {
    let text = "";
    while (text.length < length) text += this.random.int(2 ** 32).toString(16);
    return text.slice(0, length);
  }

  private letters(length: number): string {
    let text = "";
    while (text.length < length)
      text += this.random
        .int(2 ** 32)
        .toString(36)
        .toUpperCase();
    return text.slice(0, length);
  }
}

const AGENTS = [
  "[aws-sdk-java/2.20.160 Linux/5.10.184 OpenJDK_64-Bit_Server_VM/17.0.8]",
  "aws-cli/2.15.30 Python/3.11.8 Linux/5.10.210 exe/x86_64.amzn.2 prompt/off command/ec2.describe-instances",
  "APN/1.0 HashiCorp/1.0 Terraform/1.7.5 (+https://www.terraform.io) terraform-provider-aws/5.40.0",
  "Boto3/1.34.69 md/Botocore#1.34.69 ua/2.0 os/linux#5.10.209 md/arch#x86_64 lang/python#3.12.2",
  "aws-sdk-go-v2/1.25.3 os/linux lang/go#1.22.1 md/GOARCH#arm64 api/ecs#1.41.2",
  "ecs.amazonaws.com",
];

const call = (source: string, name: string) => ({ source: `${source}.amazonaws.com`, name });
const READS = [
  call("ecs", "DescribeTasks"),
  call("ec2", "DescribeInstances"),
  call("ec2", "DescribeNetworkInterfaces"),
  call("s3", "GetBucketLocation"),
  call("kms", "Decrypt"),
  call("sts", "AssumeRole"),
  call("ssm", "GetParameters"),
  call("elasticloadbalancing", "DescribeTargetHealth"),
];
const WRITES = [
  call("ecs", "UpdateService"),
  call("ec2", "CreateNetworkInterface"),
  call("ec2", "CreateTags"),
  call("lambda", "UpdateFunctionConfiguration20150331v2"),
  call("elasticloadbalancing", "RegisterTargets"),
  call("s3", "PutBucketPolicy"),
  call("iam", "AttachRolePolicy"),
  call("ssm", "PutParameter"),
];
const NO_CHANGES = [
  call("ssm", "UpdateInstanceInformation"),
  call("logs", "StartQuery"),
  call("signin", "ConsoleLogin"),
  call("athena", "StartQueryExecution"),
];
