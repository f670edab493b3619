import { startFront, type Front } from "./front";
import { statusOf } from "./ministack";
import type { Certificates } from "./test-ca";

/** A notification of SNS to an HTTPS endpoint. https://docs.aws.amazon.com/sns/latest/dg/http-notification-json.html */
export interface SnsMessage {
  Type: "SubscriptionConfirmation" | "Notification";
  MessageId: string;
  TopicArn: string;
  Subject?: string;
  Message: string;
  SubscribeURL?: string;
}

/** What CloudWatch says in it. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions.html */
export interface AlarmMessage {
  AlarmName: string;
  AWSAccountId: string;
  NewStateValue: string;
  OldStateValue: string;
}

/** A stand-in for PagerDuty's CloudWatch integration: confirms its subscription, and opens and resolves incidents. */
export interface PagerDuty extends Front {
  messages: SnsMessage[];
  /** Of alarms, in the order in which they came. */
  alarms: AlarmMessage[];
  /** Names of alarms with an open incident: ALARM opens it, OK resolves it. */
  incidents: Set<string>;
  integrationUrl: string;
}

const PATH = "/integration/0123456789abcdef0123456789abcdef/enqueue";

export async function startPagerDuty(certificates: Certificates): Promise<PagerDuty> {
  const messages: SnsMessage[] = [];
  const alarms: AlarmMessage[] = [];
  const incidents = new Set<string>();
  const front = await startFront({
    ...certificates,
    onRequest: ({ path, body }) => {
      if (path !== PATH) return;
      const message = JSON.parse(body) as SnsMessage;
      messages.push(message);
      if (message.SubscribeURL !== undefined) void confirm(message.SubscribeURL, certificates.ca);
      if (message.Type !== "Notification") return;
      const alarm = JSON.parse(message.Message) as AlarmMessage;
      alarms.push(alarm);
      if (alarm.NewStateValue === "ALARM") incidents.add(alarm.AlarmName);
      if (alarm.NewStateValue === "OK") incidents.delete(alarm.AlarmName);
    },
  });
  return { ...front, messages, alarms, incidents, integrationUrl: `${front.url}${PATH}` };
}

/** The emulator speaks TLS, and yet names itself with `http:`; AWS's own URLs are https. */
async function confirm(subscribeUrl: string, ca: string): Promise<void> {
  await statusOf(subscribeUrl.replace(/^http:/, "https:"), ca);
}
