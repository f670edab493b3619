import { problemOfAlarms } from "../../components/customer/alarm-list";
import { problemOfRegexPatterns } from "../../components/customer/filter-pattern";
import type { AlarmSettings } from "../../contract/alarm-settings";
import { problemsOfPlace, withoutUse } from "./between-keys";
import type { KeyName } from "./keys";
import type { KeysRead } from "./read-keys";

/** What the keys about alarms must be together. */
export function alarmProblems({ given, values }: KeysRead): string[] {
  if (!given.has("integrationUrl")) {
    return withoutUse(given, ALARM_ONLY, "integrationUrl, the HTTPS endpoint that hears of alarms");
  }
  return [
    ...(given.has("logGroupName")
      ? []
      : ["logGroupName is required with integrationUrl: the log group that CloudTrail writes to."]),
    ...filterProblems(values.alarms ?? [], values.cisAlarms ?? []),
    ...problemsOfPlace({ alarmKeyArn: values.alarmKeyArn }, { logGroupRegion: values.logGroupRegion }),
  ];
}

function filterProblems(own: AlarmSettings[], cisAlarms: string[]): string[] {
  const withRegexes = problemOfRegexPatterns(own.map(({ pattern }) => pattern));
  const problems = [
    problemOfAlarms(own.length, cisAlarms),
    withRegexes === undefined ? undefined : `alarms ${withRegexes}`,
  ];
  return problems.filter((problem) => problem !== undefined);
}

/** Keys that mean nothing without an endpoint. */
const ALARM_ONLY: KeyName[] = ["logGroupName", "logGroupRegion", "alarms", "cisAlarms", "alarmKeyArn"];
