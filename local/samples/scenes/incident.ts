import { serviceRole } from "../actors";
import { INSTANCES, WEB_SECURITY_GROUP } from "../cast";
import { timeOfDay, type Stage } from "../stage";

/** When customers of the sample shop begin to see errors. */
export const INCIDENT_AT = timeOfDay("15:00");

/**
 * The story worth finding: twelve minutes before the incident somebody opened the web servers to the world and
 * pointed the shop's listener at an empty target group. What follows are the services' reactions.
 */
export function incident(stage: Stage): void {
  const { account, cast } = stage;
  const elb = `arn:aws:elasticloadbalancing:eu-west-1:${account.id}`;
  stage.call(timeOfDay("14:47:31"), cast.dana, "ec2", "AuthorizeSecurityGroupIngress", {
    request: {
      groupId: WEB_SECURITY_GROUP,
      ipPermissions: {
        items: [
          {
            ipProtocol: "tcp",
            fromPort: 22,
            toPort: 22,
            groups: {},
            ipRanges: { items: [{ cidrIp: "0.0.0.0/0", description: "debug" }] },
            ipv6Ranges: {},
            prefixListIds: {},
          },
        ],
      },
    },
    response: { requestId: stage.random.uuid(), _return: true },
  });
  stage.call(timeOfDay("14:48:02"), cast.dana, "elasticloadbalancing", "ModifyListener", {
    request: {
      listenerArn: `${elb}:listener/app/shop/0123456789abcdef/fedcba9876543210`,
      defaultActions: [
        { type: "forward", targetGroupArn: `${elb}:targetgroup/shop-web-new/00000000aaaaaaaa` },
      ],
    },
  });
  stage.call(timeOfDay("14:59:40"), cast.monitor, "monitoring", "DescribeAlarmHistory", { read: true });
  const autoscaling = serviceRole(account.id, "autoscaling", "AWSServiceRoleForAutoScaling");
  stage.call(timeOfDay("15:03:20"), autoscaling, "ec2", "TerminateInstances", {
    request: { instancesSet: { items: [{ instanceId: INSTANCES[1] }] } },
  });
  stage.call(timeOfDay("15:21:09"), cast.dana, "elasticloadbalancing", "ModifyListener", {
    request: {
      listenerArn: `${elb}:listener/app/shop/0123456789abcdef/fedcba9876543210`,
      defaultActions: [{ type: "forward", targetGroupArn: `${elb}:targetgroup/shop-web/0123456789abcdef` }],
    },
  });
}
