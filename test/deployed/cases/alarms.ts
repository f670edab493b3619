import {
  DescribeAlarmsCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from "@aws-sdk/client-cloudwatch";
import { DescribeMetricFiltersCommand } from "@aws-sdk/client-cloudwatch-logs";
import { GetSubscriptionAttributesCommand, ListSubscriptionsByTopicCommand } from "@aws-sdk/client-sns";
import { CIS_ALARM_NAMES } from "../../../components/customer/cis-patterns";
import { until } from "../../support/deployed/actions";
import { LOG_GROUP, OWN } from "../../support/deployed/programs";
import { REGION } from "../../support/deployed/stack";
import type { World } from "../../support/deployed/world";

const TOPIC_ARN = `arn:aws:sns:${REGION}:${OWN}:cloudtrail-changes-own-alarms`;
const alarmName = (name: string) => `cloudtrail-changes-own-${name}-${OWN}-${REGION}`;

/** From the log group's metric to PagerDuty. */
export function alarmCases(at: () => World): void {
  describe("An alarm", () => {
    const set = (name: string, StateValue: "ALARM" | "OK") => {
      const command = { AlarmName: alarmName(name), StateValue, StateReason: "A test said so." };
      return at().accounts.own.alarms.send(new SetAlarmStateCommand(command));
    };
    const states = (name: string) =>
      at()
        .pagerDuty.alarms.filter(({ AlarmName }) => AlarmName === alarmName(name))
        .map(({ NewStateValue }) => NewStateValue);
    const told = (name: string, count: number) =>
      until(`${String(count)} messages of ${name}`, () => states(name).length >= count || undefined);

    test("reaches PagerDuty over a subscription that it has confirmed, in the envelope of SNS", async () => {
      const [first] = at().pagerDuty.messages;
      expect(first).toMatchObject({ Type: "SubscriptionConfirmation", TopicArn: TOPIC_ARN });
      const { topics } = at().accounts.own;
      const { Subscriptions: [subscription] = [] } = await topics.send(
        new ListSubscriptionsByTopicCommand({ TopicArn: TOPIC_ARN }),
      );
      const { Attributes } = await topics.send(
        new GetSubscriptionAttributesCommand({ SubscriptionArn: subscription?.SubscriptionArn }),
      );
      expect(Attributes).toMatchObject({
        PendingConfirmation: "false",
        RawMessageDelivery: "false",
        Protocol: "https",
        Endpoint: at().pagerDuty.integrationUrl,
      });
    });

    test("opens an incident and resolves it", async () => {
      const name = "cis-iam-policy-changes";
      await set(name, "ALARM");
      await told(name, 1);
      expect(at().pagerDuty.incidents).toContain(alarmName(name));
      await set(name, "OK");
      await told(name, 2);
      expect(states(name)).toEqual(["ALARM", "OK"]);
      expect(at().pagerDuty.incidents).not.toContain(alarmName(name));
      expect(at().pagerDuty.alarms.at(-1)).toMatchObject({ AWSAccountId: OWN, OldStateValue: "ALARM" });
      expect(at().pagerDuty.seen.at(-1)?.headers["x-amz-sns-message-type"]).toBe("Notification");
    });

    test("without autoResolve opens an incident and leaves it open", async () => {
      await set("organisation-left", "ALARM");
      await told("organisation-left", 1);
      await set("organisation-left", "OK");
      // What comes after it would have come behind it.
      await set("cis-vpc-changes", "ALARM");
      await told("cis-vpc-changes", 1);
      expect(states("organisation-left")).toEqual(["ALARM"]);
      expect(at().pagerDuty.incidents).toContain(alarmName("organisation-left"));
    });

    test("goes off by itself when its filter's metric says so", async () => {
      const { own } = at().accounts;
      const { metricFilters = [] } = await own.logs.send(
        new DescribeMetricFiltersCommand({ logGroupName: LOG_GROUP }),
      );
      expect(metricFilters).toHaveLength(CIS_ALARM_NAMES.length + 1);
      const filter = metricFilters.find(({ filterPattern = "" }) => filterPattern.includes('= "Root"'));
      const [to] = filter?.metricTransformations ?? [];
      // The emulator keeps filters and applies none, so the point that a match would make is made here.
      await own.alarms.send(
        new PutMetricDataCommand({
          Namespace: to?.metricNamespace,
          MetricData: [{ MetricName: to?.metricName, Value: Number(to?.metricValue) }],
        }),
      );
      await told("cis-root-account-usage", 1);
      expect(states("cis-root-account-usage")).toEqual(["ALARM"]);
      const { MetricAlarms: [alarm] = [] } = await own.alarms.send(
        new DescribeAlarmsCommand({ AlarmNames: [alarmName("cis-root-account-usage")] }),
      );
      expect(alarm).toMatchObject({ StateValue: "ALARM", TreatMissingData: "notBreaching" });
    });
  });
}
