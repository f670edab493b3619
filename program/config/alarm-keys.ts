import { CIS_ALARM_NAMES } from "../../components/customer/cis-patterns";
import { problemOfIntegrationUrl } from "../../components/customer/integration-url";
import * as formats from "../../contract/formats";
import { list, oneOf } from "../../contract/validate";
import { alarms } from "./alarms";
import { sayingItself } from "./checks";
import { array, text, type Side } from "./key";

const sides: Side[] = ["customer", "both"];

/** Keys about the alarms on CloudTrail's log group. */
export const ALARM_KEYS = {
  integrationUrl: text({
    sides,
    description:
      "HTTPS endpoint that hears of alarms, PagerDuty's for example; its presence turns alarms on.",
    secret: true,
    check: sayingItself(problemOfIntegrationUrl),
  }),
  logGroupName: text({
    sides,
    description: "The log group that CloudTrail writes to. Required with integrationUrl.",
    check: formats.logGroupName,
  }),
  logGroupRegion: text({
    sides,
    description: "Region of the log group; none: the provider's.",
    check: formats.region,
  }),
  alarms: array("object", {
    sides,
    description:
      "Alarms on patterns: name, pattern, metricName, metricNamespace, and what else a metric and an alarm have.",
    check: alarms,
  }),
  cisAlarms: array("string", {
    sides,
    description: "Names of alarms of the CIS AWS Foundations Benchmark, or all.",
    check: list(oneOf(["all", ...CIS_ALARM_NAMES])),
  }),
  alarmKeyArn: text({
    sides,
    description: "ARN of a customer-managed KMS key for the alarms' topic.",
    check: formats.keyArn,
  }),
};
