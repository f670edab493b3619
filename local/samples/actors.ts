import type { UserIdentity } from "../../runtime/cloudtrail/record";

/** Who makes a call, and from where. All names, addresses and accounts are made up. */
export interface Actor {
  identity: UserIdentity;
  sourceIp: string;
  userAgent: string;
  /** Signed in to the console with this session. */
  console?: boolean;
  /** Called through an AWS service: no TLS details of its own. */
  invokedByService?: boolean;
}

/** Browsers send the user agent that the console passes on. */
const BROWSER =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36";
const CLI =
  "aws-cli/2.24.18 md/awscrt#0.23.8 ua/2.1 os/linux#6.8.0 md/arch#x86_64 lang/python#3.12.9 cfg/retry-mode#standard";
const TERRAFORM =
  "APN/1.0 HashiCorp/1.0 Terraform/1.11.2 (+https://www.terraform.io) terraform-provider-aws/5.91.0 aws-sdk-go-v2/1.36.3";

/** A person who came through IAM Identity Center. */
export function ssoUser(account: string, person: string, set: string, via: "console" | "cli"): Actor {
  const role = `AWSReservedSSO_${set}_0123456789abcdef`;
  return {
    identity: sessionIdentity(account, `aws-reserved/sso.amazonaws.com/eu-west-1/${role}`, role, person),
    sourceIp: "198.51.100.23",
    userAgent: via === "console" ? BROWSER : `${CLI} md/command#sso`,
    console: via === "console",
  };
}

/** An IAM user with keys of its own. */
export function iamUser(account: string, name: string, via: "console" | "cli"): Actor {
  const access = { accountId: account, accessKeyId: exampleKeyId("AKIA", name), userName: name };
  return {
    identity: {
      type: "IAMUser",
      principalId: exampleKeyId("AIDA", name),
      arn: `arn:aws:iam::${account}:user/${name}`,
      ...access,
      ...(via === "console" ? { sessionContext: { attributes: sessionAttributes("true") } } : {}),
    },
    sourceIp: "203.0.113.77",
    userAgent: via === "console" ? BROWSER : CLI,
    console: via === "console",
  };
}

/** Terraform in the deployment account's runner. */
export function terraform(account: string): Actor {
  return {
    identity: sessionIdentity(account, "terraform-apply", "terraform-apply", "run-20260310"),
    sourceIp: "192.0.2.40",
    userAgent: TERRAFORM,
  };
}

/** A pipeline that trades its identity token for a role. */
export function deployer(account: string): Actor {
  const identity = sessionIdentity(account, "ci/shop-deployer", "shop-deployer", "GitHubActions");
  const provider = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;
  identity.sessionContext = {
    ...identity.sessionContext,
    webIdFederationData: { federatedProvider: provider, attributes: {} },
  };
  return { identity, sourceIp: "192.0.2.114", userAgent: "aws-sdk-js/3.758.0 ua/2.1 os/linux#6.8 lang/js" };
}

/** The agent on an instance, with the instance's role. */
export function instance(account: string, instanceId: string): Actor {
  const identity = sessionIdentity(account, "shop-web-instance", "shop-web-instance", instanceId);
  const attributes = { ...sessionAttributes("false"), ec2RoleDelivery: "2.0" };
  identity.sessionContext = { ...identity.sessionContext, attributes };
  return { identity, sourceIp: "10.20.3.17", userAgent: "aws-sdk-go/1.55.5 amazon-ssm-agent/3.3.1611.0" };
}

/** A vendor's role that watches the account. */
export function monitor(account: string): Actor {
  return {
    identity: sessionIdentity(account, "example-monitor-reader", "example-monitor-reader", "example-monitor"),
    sourceIp: "203.0.113.201",
    userAgent: "Boto3/1.37.9 md/Botocore#1.37.9 ua/2.0 os/linux#5.10 lang/python#3.11.11",
  };
}

/** A service that acts under its service-linked role. */
export function serviceRole(account: string, service: string, role: string): Actor {
  const name = `${service}.amazonaws.com`;
  const path = `aws-service-role/${name}/${role}`;
  const identity = sessionIdentity(account, path, role, service === "autoscaling" ? "AutoScaling" : service);
  return {
    identity: { ...identity, invokedBy: name },
    sourceIp: name,
    userAgent: name,
    invokedByService: true,
  };
}

/** A service in its own name. */
export function service(name: string): Actor {
  return {
    identity: { type: "AWSService", invokedBy: name },
    sourceIp: name,
    userAgent: name,
    invokedByService: true,
  };
}

/** What a person's call becomes when CloudFormation makes it. */
export function throughCloudFormation(actor: Actor): Actor {
  const name = "cloudformation.amazonaws.com";
  return {
    identity: { ...actor.identity, invokedBy: name },
    sourceIp: name,
    userAgent: name,
    invokedByService: true,
  };
}

function sessionIdentity(account: string, rolePath: string, role: string, session: string): UserIdentity {
  const principalId = exampleKeyId("AROA", role);
  return {
    type: "AssumedRole",
    principalId: `${principalId}:${session}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
    accountId: account,
    accessKeyId: exampleKeyId("ASIA", `${role}${session}`),
    sessionContext: {
      sessionIssuer: {
        type: "Role",
        principalId,
        arn: `arn:aws:iam::${account}:role/${rolePath}`,
        accountId: account,
        userName: role,
      },
      attributes: sessionAttributes("false"),
    },
  };
}

function sessionAttributes(mfaAuthenticated: "true" | "false") {
  return { creationDate: "2026-03-10T07:41:09Z", mfaAuthenticated };
}

/** An id in AWS's form that says by its end that it is an example. */
function exampleKeyId(prefix: string, name: string): string {
  const letters = name.toUpperCase().replace(/[^A-Z2-7]/g, "");
  return `${prefix}${letters.padEnd(9, "X").slice(0, 9)}EXAMPLE`;
}
