import { createDecider } from "../../../runtime/changes/decide";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";

const { decide } = createDecider();

/** A successful management write by a user, as CloudTrail records it. */
function write(
  eventSource: string,
  eventName: string,
  fields: Partial<CloudTrailRecord> = {},
): CloudTrailRecord {
  return {
    eventVersion: "1.10",
    userIdentity: { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/ana", userName: "ana" },
    eventSource: `${eventSource}.amazonaws.com`,
    eventName,
    readOnly: false,
    managementEvent: true,
    eventCategory: "Management",
    eventType: "AwsApiCall",
    ...fields,
  };
}

const service = { eventType: "AwsServiceEvent", userIdentity: { invokedBy: "AWS Internal" } };
const result = (state: string) => ({ ...service, serviceEventDetails: { createAccountStatus: { state } } });
const succeeded = result("SUCCEEDED");
const failed = result("FAILED");
const backup = (state: string) => ({ ...service, serviceEventDetails: { state } });
const old = { readOnly: undefined, managementEvent: undefined, eventCategory: undefined };

describe("changes", () => {
  test.each([
    ["a resource is made", write("ec2", "RunInstances")],
    ["an API date follows the name", write("lambda", "UpdateFunctionCode20150331v2")],
    ["an API date with underscores follows the name", write("cloudfront", "CreateDistribution2020_05_31")],
    ["something that runs for long is stopped", write("rds", "StopDBCluster")],
    ["something that runs for long is started", write("dms", "StartReplicationTask")],
    ["instances are rebooted", write("ec2", "RebootInstances")],
    ["a deployment", write("codedeploy", "CreateDeployment")],
    ["a deployment by another name", write("amplify", "StartJob")],
    ["logging is switched off", write("cloudtrail", "StopLogging")],
    [
      "a service scales",
      write("ec2", "RunInstances", { userIdentity: { invokedBy: "autoscaling.amazonaws.com" } }),
    ],
    ["a service rotates a key", write("kms", "RotateKey", service)],
    ["a service completes a deletion", write("secretsmanager", "EndSecretVersionDelete", service)],
    ["a long-lived credential", write("iam", "CreateAccessKey")],
    ["the password of the root user", write("signin", "PasswordUpdated", { eventType: "AwsConsoleSignIn" })],
    ["readOnly is the text false", write("s3", "PutBucketPolicy", { readOnly: "false" })],
    ["readOnly is missing", write("s3", "PutBucketPolicy", old)],
    ["a failover test takes a node down", write("elasticache", "TestFailover")],
    ["a tape is moved, whatever the verb", write("storagegateway", "RetrieveTapeArchive")],
    ["an experiment that shifts live traffic", write("evidently", "StartExperiment")],
    ["an account was made", write("organizations", "CreateAccountResult", succeeded)],
    ["errorCode is null", write("sns", "CreateTopic", { errorCode: null, errorMessage: null })],
    ["an image is pushed", write("ecr", "PutImage")],
    ["the name begins with a small letter", write("codecommit", "createBranch")],
    ["an action of the console", write("ec2", "CreateVolume", { eventType: "AwsConsoleAction" })],
    ["a backup came about", write("backup", "BackupJobCompleted", backup("COMPLETED"))],
    ["an account was enrolled", write("controltower", "CreateManagedAccount", succeeded)],
    ["a service expires images", write("ecr", "PolicyExecutionEvent", service)],
    ["the address of the root user", write("signin", "EmailUpdated", { eventType: "AwsConsoleSignIn" })],
    ["a job is created as a resource", write("bedrock", "CreateModelCustomizationJob")],
    ["a log group is made", write("logs", "CreateLogGroup")],
    ["a bucket's object lock, not an object", write("s3", "PutObjectLockConfiguration", old)],
    ["a listener, not a list", write("elasticloadbalancing", "CreateListener")],
  ])("%s", (_what, record) => {
    expect(decide(record)).toEqual({ decision: "keep", reason: "change", rule: "default" });
  });
});

describe("drops", () => {
  test.each([
    ["read-only", "read-only-field", write("ec2", "DescribeInstances", { readOnly: true })],
    ["read-only", "read-only-field", write("ec2", "DescribeInstances", { readOnly: "true" })],
    ["read-only", "read-only-field", write("ec2", "DescribeInstances", { readOnly: "True" })],
    ["read-only", "read-only-missing", write("ec2", "DescribeInstances", old)],
    ["read-only", "read-only-missing", write("lambda", "GetFunction20150331v2", old)],
    ["read-only", "read-only-missing", write("kms", "GenerateDataKey", old)],
    ["read-only", "read-only-missing", write("route53", "listDnssec", old)],
    ["read-only", "read-only-missing", write("s3", "REST.GET.OBJECT_LOCK_CONFIGURATION", old)],
    ["read-name", "read-name", write("sso-directory", "SearchUsers")],
    ["insight", "insight", { eventType: "AwsCloudTrailInsight", eventCategory: "Insight" }],
    ["no-event-name", "no-event-name", write("ec2", "")],
    ["no-event-name", "no-event-name", {}],
    ["data-event", "data-category", write("sns", "Publish", { eventCategory: "Data" })],
    [
      "data-event",
      "data-category",
      write("s3", "PutObject", { managementEvent: false, eventCategory: undefined }),
    ],
    ["data-event", "data-category", write("s3", "PutObject", { ...old, managementEvent: "false" })],
    ["data-event", "data-name", write("s3", "PutObject", old)],
    ["data-event", "content", write("ses", "SendEmail")],
    ["data-event", "content", write("codecommit", "PostCommentForPullRequest")],
    ["data-event", "content", write("kendra", "SubmitFeedback")],
    [
      "network-activity",
      "network-activity",
      write("cloudtrail", "UpdateTrail", { eventCategory: "NetworkActivity" }),
    ],
    [
      "network-activity",
      "network-activity",
      write("cloudtrail", "UpdateTrail", { eventType: "AwsVpceEvent" }),
    ],
    ["dry-run", "dry-run", write("ec2", "RunInstances", { errorCode: "Client.DryRunOperation" })],
    ["dry-run", "dry-run", write("es", "UpdateDomainConfig", { requestParameters: { dryRun: true } })],
    ["error", "error", write("ec2", "RunInstances", { errorCode: "Client.UnauthorizedOperation" })],
    ["error", "error", write("ec2", "RunInstances", { errorMessage: "no" })],
    ["session", "console-sign-in", write("signin", "ConsoleLogin", { eventType: "AwsConsoleSignIn" })],
    ["session", "session", write("sts", "GetFederationToken")],
    ["session", "session", write("ssm", "StartSession")],
    ["session", "session", write("sagemaker", "CreatePresignedNotebookInstanceUrl")],
    ["session", "session", write("cognito-idp", "Token_POST", service)],
    ["telemetry", "telemetry", write("ssm", "UpdateInstanceInformation")],
    ["telemetry", "telemetry", write("logs", "CreateLogStream")],
    ["telemetry", "telemetry", write("states", "SendTaskSuccess")],
    ["run", "run", write("athena", "StartQueryExecution")],
    ["run", "run", write("ssm", "SendCommand")],
    ["run", "run", write("codebuild", "StartBuild")],
    ["run", "run", write("codepipeline", "StartPipelineExecution")],
    ["run", "run", write("glue", "BatchStopJobRun")],
    ["run", "run", write("support", "CreateCase")],
    ["progress", "progress", write("secretsmanager", "StartSecretVersionDelete", service)],
    ["progress", "progress", write("secretsmanager", "RotationFailed", service)],
    ["progress", "progress", write("ec2", "SharedSnapshotVolumeCreated", service)],
    ["progress", "progress", write("s3", "JobStatusChanged", service)],
    ["progress", "progress", write("organizations", "CreateAccountResult", failed)],
    ["progress", "progress", write("backup", "BackupJobStarted", service)],
    ["progress", "progress", write("backup", "BackupJobCompleted", backup("ABORTED"))],
    ["progress", "progress", write("backup", "ReportJobCompleted", backup("COMPLETED"))],
    ["progress", "progress", write("s3", "JobCreated", service)],
    ["progress", "progress", write("servicequotas", "UpdateServiceQuotaIncreaseRequestStatus", service)],
    ["read-name", "read-name", write("controltower", "PrecheckOrganizationalUnit", service)],
    ["read-name", "read-name", write("billingconsole", "AWSPaymentPreferenceGateway.Get")],
    ["read-only", "read-only-missing", write("cognito-idp", "AdminGetUser", old)],
    ["session", "console-sign-in", write("signin", "SwitchRole", { eventType: "AwsConsoleSignIn" })],
    ["session", "session", write("rolesanywhere", "CreateSession")],
    ["session", "session", write("grafana", "login_auth_sso", service)],
    ["run", "run", write("codebuild", "startBuild")],
    ["run", "run", write("codepipeline", "PutApprovalResult")],
    ["session", "session", write("cognito-idp", "OAuth2_Authorize_GET", service)],
    ["run", "run", write("comprehend", "BatchDetectSentiment")],
  ])("%s by %s: %j", (reason, rule, record) => {
    expect(decide(record)).toEqual({ decision: "drop", reason, rule });
  });

  test("what the reader role does", () => {
    const arn = "arn:aws:iam::111122223333:role/cloudtrail-changes/reader";
    const record = write("ssm", "PutParameter", {
      userIdentity: { sessionContext: { sessionIssuer: { arn } } },
    });
    expect(decide(record).decision).toBe("drop");
    expect(decide(record).reason).toBe("own-role");
  });
});

describe("the order of the rules", () => {
  test("an error of a read is read-only, not an error", () => {
    expect(decide(write("ec2", "GetX", { readOnly: true, errorCode: "AccessDenied" })).reason).toBe(
      "read-only",
    );
  });
  test("a failed sign-in is an error, not a session", () => {
    expect(decide(write("sts", "AssumeRoot", { errorCode: "AccessDenied" })).reason).toBe("error");
  });
});

describe("the user's rules", () => {
  const record = write("ec2", "StopInstances", {
    awsRegion: "eu-west-1",
    recipientAccountId: "111122223333",
  });

  test.each([
    ["source in full", { source: "ec2.amazonaws.com" }],
    ["source in short", { source: "ec2" }],
    ["a glob", { name: "Stop*" }],
    ["one of a list", { region: ["us-east-1", "eu-*"] }],
    ["the caller's ARN", { principal: "*:user/ana" }],
    ["all of several", { account: "111122223333", name: "*Instances" }],
  ])("exclude by %s", (_what, rule) => {
    const decider = createDecider({ filter: { exclude: [rule] } });
    expect(decider.decide(record)).toEqual({ decision: "drop", reason: "excluded", rule: "exclude[0]" });
    expect(decider.skipReads).toBe(true);
  });

  test("all conditions of a rule must hold", () => {
    const { decide: decideAll } = createDecider({ filter: { exclude: [{ name: "Stop*", region: "us-*" }] } });
    expect(decideAll(record).decision).toBe("keep");
  });

  test("include overrides exclude and every default drop, and switches the skipping of reads off", () => {
    const filter = {
      exclude: [{ source: "ec2" }],
      include: [{ id: "audit", name: ["StopInstances", "GetSecretValue"] }],
    };
    const decider = createDecider({ filter });
    expect(decider.skipReads).toBe(false);
    expect(decider.decide(record)).toEqual({ decision: "keep", reason: "included", rule: "audit" });
    const read = write("secretsmanager", "GetSecretValue", { readOnly: true });
    expect(decider.decide(read)).toEqual({ decision: "keep", reason: "included", rule: "audit" });
    expect(decider.decide(write("ec2", "RunInstances")).reason).toBe("excluded");
  });

  test("a preset excludes what it says", () => {
    const { decide: byHandOnly } = createDecider({ filter: { preset: ["trusted-deployers"] } });
    const byTerraform = write("ec2", "RunInstances", { userAgent: "APN/1.0 HashiCorp/1.0 Terraform/1.9" });
    expect(byHandOnly(byTerraform)).toEqual({
      decision: "drop",
      reason: "excluded",
      rule: "trusted-deployers/tools",
    });
    expect(byHandOnly(record).decision).toBe("keep");
  });
});

test("a record of any shape is decided, never thrown at, whatever the rules look at", () => {
  const values = [null, 5, true, "text", [], {}, [null], { arn: 5, sessionContext: 7 }];
  const fields = [
    ...Object.keys(write("ec2", "X")),
    "userAgent",
    "awsRegion",
    "recipientAccountId",
    "errorCode",
  ];
  const odd = fields.flatMap((field) =>
    values.map((value) => ({ ...write("ec2", "RunInstances"), [field]: value })),
  );
  const long = { eventName: "CreatePresigned".repeat(100_000), userAgent: "aws-internal".repeat(100_000) };
  const rule = {
    ...{ source: "x*", name: "y*", account: "1*", region: "e*", principal: "p*", userAgent: "u*" },
    ...{ origin: "cli", class: "data" },
  };
  const each = Object.entries(rule).map(([key, pattern]) => ({ [key]: pattern }));
  const thorough = createDecider({ filter: { exclude: each, include: each } });
  for (const record of [...odd, long]) {
    expect(() => thorough.decide(record as unknown as CloudTrailRecord)).not.toThrow();
  }
});
