import { SAMPLE_SECRETS } from "../secrets";
import { timeOfDay, type Stage } from "../stage";
import { INSTANCES } from "../cast";

/** Changes by hand, in the console and on the command line, and a few things people run without changing anything. */
export function people(stage: Stage): void {
  inTheConsole(stage);
  onTheCommandLine(stage);
  runs(stage);
}

function inTheConsole(stage: Stage): void {
  const { dana } = stage.cast;
  const arn = (rest: string) => `arn:aws:iam::${stage.account.id}:${rest}`;
  stage.call(timeOfDay("09:31:12"), dana, "iam", "AttachRolePolicy", {
    request: { roleName: "shop-support", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
  });
  stage.call(timeOfDay("09:33:40"), dana, "iam", "CreateAccessKey", {
    request: { userName: "ops-lena" },
    response: {
      accessKey: { userName: "ops-lena", accessKeyId: "AKIAOPSLENA22EXAMPLE", status: "Active" },
    },
  });
  stage.call(timeOfDay("10:02:05"), dana, "cognito-idp", "AdminSetUserPassword", {
    request: {
      userPoolId: "eu-west-1_Sample123",
      username: "test-buyer",
      password: SAMPLE_SECRETS.userPassword,
      permanent: true,
    },
  });
  stage.call(timeOfDay("11:17:51"), dana, "route53", "ChangeResourceRecordSets", {
    request: {
      hostedZoneId: "Z0123456789EXAMPLE1",
      changeBatch: {
        comment: "",
        changes: [
          {
            action: "UPSERT",
            resourceRecordSet: {
              name: "shop.example.com",
              type: "CNAME",
              tTL: 60,
              resourceRecords: [{ value: "shop-2.example.net" }],
            },
          },
        ],
      },
    },
  });
  stage.call(timeOfDay("13:45:00"), dana, "iam", "UploadServerCertificate", {
    request: {
      serverCertificateName: "shop-legacy",
      certificateBody: "-----BEGIN CERTIFICATE-----\nMIIBsample\n-----END CERTIFICATE-----",
      privateKey: SAMPLE_SECRETS.privateKey,
    },
    resources: [
      {
        ARN: arn("server-certificate/shop-legacy"),
        accountId: stage.account.id,
        type: "AWS::IAM::ServerCertificate",
      },
    ],
  });
}

function onTheCommandLine(stage: Stage): void {
  const { lena, omar } = stage.cast;
  stage.call(timeOfDay("08:52:19"), lena, "ec2", "CreateTags", {
    request: {
      resourcesSet: { items: INSTANCES.map((resourceId) => ({ resourceId })) },
      tagSet: { items: [{ key: "PatchGroup", value: "tuesday" }] },
    },
  });
  stage.call(timeOfDay("10:44:03"), lena, "ec2", "ModifyInstanceAttribute", {
    request: {
      instanceId: INSTANCES[2],
      userData: {
        value: Buffer.from(
          `#!/bin/sh\nexport AWS_ACCESS_KEY_ID=${SAMPLE_SECRETS.accessKeyId}\nexport AWS_SECRET_ACCESS_KEY=${SAMPLE_SECRETS.secretAccessKey}\n`,
        ).toString("base64"),
      },
    },
  });
  stage.call(timeOfDay("14:20:36"), omar, "ec2", "RebootInstances", {
    request: { instancesSet: { items: [{ instanceId: INSTANCES[0] }] } },
  });
  stage.call(timeOfDay("16:31:28"), omar, "dynamodb", "UpdateTable", {
    request: { tableName: "shop-carts", billingMode: "PAY_PER_REQUEST" },
  });
  stage.call(timeOfDay("17:05:44"), lena, "s3", "PutBucketLifecycle", {
    request: {
      bucketName: "example-shop-orders",
      lifecycle: "",
      LifecycleConfiguration: { Rule: { ID: "expire", Status: "Enabled" } },
    },
  });
}

/** A query and a command: work for something that exists, which changes no configuration. */
function runs(stage: Stage): void {
  const { lena, auditor } = stage.cast;
  stage.call(timeOfDay("09:58:10"), auditor, "athena", "StartQueryExecution", {
    request: { queryString: "***OMITTED***", workGroup: "audit" },
    response: { queryExecutionId: stage.random.uuid() },
  });
  stage.call(timeOfDay("10:41:00"), lena, "ssm", "SendCommand", {
    request: {
      documentName: "AWS-RunShellScript",
      instanceIds: [INSTANCES[2]],
      parameters: { commands: [`aws configure set aws_secret_access_key ${SAMPLE_SECRETS.secretAccessKey}`] },
    },
  });
  stage.call(timeOfDay("15:20:00"), auditor, "logs", "StartQuery", {
    request: { logGroupName: "/ecs/shop-web", queryString: "fields @message | limit 20" },
  });
}
