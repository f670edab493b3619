import { someTime, type Stage } from "../stage";
import { WEB_SECURITY_GROUP } from "../cast";

/** Calls that AWS refused: they changed nothing, whatever their name says. */
export function failures(stage: Stage): void {
  const { random, cast, account } = stage;
  for (let failure = 0; failure < 24; failure++) {
    const at = someTime(random);
    const kind = random.integer(0, 4);
    if (kind === 0) {
      stage.call(at, cast.lena, "ec2", "TerminateInstances", {
        request: { instancesSet: { items: [{ instanceId: "i-0a1b2c3d4e5f60001" }] } },
        error: {
          code: "Client.UnauthorizedOperation",
          message: `You are not authorized to perform this operation. User: arn:aws:iam::${account.id}:user/ops-lena`,
        },
      });
    } else if (kind === 1) {
      stage.call(at, cast.omar, "iam", "CreateRole", {
        request: { roleName: "debug-admin" },
        error: {
          code: "AccessDenied",
          message: `User: arn:aws:sts::${account.id}:assumed-role/AWSReservedSSO_PowerUser_0123456789abcdef/omar@example.com is not authorized to perform: iam:CreateRole`,
        },
      });
    } else if (kind === 2) {
      stage.call(at, cast.terraform, "route53", "ChangeResourceRecordSets", {
        request: { hostedZoneId: "Z0123456789EXAMPLE1" },
        error: { code: "ThrottlingException", message: "Rate exceeded" },
      });
    } else if (kind === 3) {
      stage.call(at, cast.omar, "ec2", "AuthorizeSecurityGroupIngress", {
        request: { groupId: WEB_SECURITY_GROUP, dryRun: true },
        error: {
          code: "Client.DryRunOperation",
          message: "Request would have succeeded, but DryRun flag is set.",
        },
      });
    } else {
      stage.call(at, cast.deployer, "ecs", "UpdateService", {
        request: { cluster: "shop", service: "web-canary" },
        error: { code: "ServiceNotFoundException", message: "Service not found." },
      });
    }
  }
}
