import { TrailNotificationMode } from "../../components/customer/notification-mode";
import { alarmTopic, cisAlarms, ownAlarms } from "./scenarios/alarms";
import { CUSTOMER, FOREIGN_RULE, inAccount, VENDOR, type Scenario } from "./scenarios/common";
import { customerIntegration, fullReaderRole, roleAndNotification, vendorsTopic } from "./scenarios/customer";
import { bothSides, vendorIntegration, wideVendorIntegration } from "./scenarios/vendor";

export type { Scenario };

const { Exclusive, Merge, Topic, Eventbridge, External } = TrailNotificationMode;
const customer = inAccount(CUSTOMER);
const shared = inAccount(CUSTOMER, { queues: [FOREIGN_RULE] });
const throughEventBridge = inAccount(CUSTOMER, { eventbridge: true });
const TOPIC = `arn:aws:sns:eu-west-1:${CUSTOMER}:trail-files`;

/** Every scenario by name: what users write, from one component to both sides. */
export const SCENARIOS: Record<string, Scenario> = {
  "alarm topic": { program: alarmTopic, options: customer },
  "alarms of own patterns": { program: ownAlarms, options: customer },
  "CIS alarms": { program: cisAlarms, options: customer },
  "reader role with everything": { program: fullReaderRole, options: customer },
  "notification: exclusive": { program: () => roleAndNotification(Exclusive), options: customer },
  "notification: merge": { program: () => roleAndNotification(Merge), options: shared },
  "notification: merge in the place of another": {
    program: () => roleAndNotification(Merge, { replaces: FOREIGN_RULE.id }),
    options: shared,
  },
  "notification: topic": {
    program: () => roleAndNotification(Topic, { topicArn: TOPIC }),
    options: customer,
  },
  "notification: eventbridge": {
    program: () => roleAndNotification(Eventbridge),
    options: throughEventBridge,
  },
  "notification: external": { program: () => roleAndNotification(External), options: customer },
  "customer of a vendor's topic": { program: vendorsTopic, options: customer },
  "customer with alarms in another region": { program: customerIntegration, options: shared },
  "vendor with one trail": { program: vendorIntegration, options: inAccount(VENDOR) },
  "vendor with two regions and two destinations": {
    program: wideVendorIntegration,
    options: inAccount(VENDOR),
  },
  "both sides": { program: bothSides, options: customer },
};
