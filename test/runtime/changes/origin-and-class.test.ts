import { changeClass } from "../../../runtime/changes/classify";
import { changeOrigin } from "../../../runtime/changes/origin";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";

describe("change_origin", () => {
  const byAgent: [string, string][] = [
    [
      "APN/1.0 HashiCorp/1.0 Terraform/1.5.2 (+https://www.terraform.io) terraform-provider-aws/5.7",
      "terraform",
    ],
    ["APN/1.0 Pulumi/1.0 PulumiAws/7.48 (HashiCorp Terraform) aws-sdk-go-v2/1.30", "pulumi"],
    ["aws-cli/2.15.0 Python/3.11 exec-env/CloudShell", "cloudshell"],
    ["aws-cli/2.15.0 Python/3.11.6 Linux/5.10", "cli"],
    ["cdk-hotswap/ECS-success-abc", "cdk"],
    ["Boto3/1.26.165 Python/3.10 Botocore/1.29.165", "sdk"],
    ["aws-sdk-go-v2/1.17.0 os/linux", "sdk"],
    ["[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.488]", "console"],
    ["Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:102.0)", "console"],
    ["elbv2.k8s.aws/v2.4.2 aws-sdk-go/1.42", "kubernetes"],
    ["karpenter.sh-v0.34 aws-sdk-go", "kubernetes"],
    ["autoscaling.amazonaws.com", "aws-service"],
    ["AWS Internal", "aws-service"],
    ["cloudformation.amazonaws.com", "cloudformation"],
    ["Ansible/2.9 boto3", "ansible"],
    ["something of our own", "other"],
  ];
  test.each(byAgent)("%s: %s", (userAgent, origin) => {
    expect(changeOrigin({ userAgent })).toBe(origin);
  });

  const byRecord: [string, CloudTrailRecord, string][] = [
    [
      "a service for somebody",
      { userIdentity: { invokedBy: "rds.amazonaws.com" }, userAgent: "Boto3" },
      "aws-service",
    ],
    [
      "CloudFormation for somebody",
      { userIdentity: { invokedBy: "cloudformation.amazonaws.com" } },
      "cloudformation",
    ],
    ["the console for somebody", { userIdentity: { invokedBy: "signin.amazonaws.com" } }, "console"],
    ["a service event", { eventType: "AwsServiceEvent" }, "aws-service"],
    [
      "a session of the console, whatever the agent says",
      {
        sessionCredentialFromConsole: "true",
        userAgent: "AWS Internal",
        userIdentity: { invokedBy: "AWS Internal" },
      },
      "console",
    ],
    ["nothing is known", {}, "other"],
  ];
  test.each(byRecord)("%s", (_what, record, origin) => {
    expect(changeOrigin(record)).toBe(origin);
  });
});

describe("change_class", () => {
  const cases: [string, string, string][] = [
    ["ec2", "RunInstances", "infrastructure"],
    ["ec2", "AuthorizeSecurityGroupIngress", "security"],
    ["kms", "DisableKey", "security"],
    ["iam", "AttachRolePolicy", "access"],
    ["s3", "PutBucketPolicy", "access"],
    ["lambda", "AddPermission20150331v2", "access"],
    ["rds", "ModifyDBInstance", "configuration"],
    ["lambda", "UpdateFunctionCode20150331v2", "configuration"],
    ["ec2", "CreateTags", "configuration"],
    ["rds", "RestoreDBInstanceFromDBSnapshot", "data"],
    ["ec2", "DeleteSnapshot", "data"],
    ["newservice", "FrobnicateThing", "configuration"],
  ];
  test.each(cases)("%s %s: %s", (service, eventName, expected) => {
    expect(changeClass({ eventSource: `${service}.amazonaws.com`, eventName })).toBe(expected);
  });
  test("a service's own event: service", () => {
    expect(changeClass({ eventType: "AwsServiceEvent", eventName: "RotateKey" })).toBe("service");
  });
});
