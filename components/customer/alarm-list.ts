import { shown } from "../../contract/problems";
import { CIS_ALARM_NAMES } from "./cis-patterns";
import { problemOfFilters } from "./filter-pattern";

/** Each becomes part of a resource's name, so they must differ from each other and from ours. */
export function problemOfAlarmNames(names: string[]): string | undefined {
  const again = names.findIndex((one, index) => names.indexOf(one) !== index);
  if (again !== -1) {
    return `alarms.alarms[${again}].name is ${shown(names[again])}, which an earlier one has already.`;
  }
  const own = names.map((one, index) => problemOfOwnName(one, `alarms.alarms[${index}].name`));
  return own.find((problem) => problem !== undefined);
}

/** `cis` and what begins with `cis-` are names of ours. */
export function problemOfOwnName(name: string, where: string): string | undefined {
  if (name !== "cis" && !name.startsWith("cis-")) return undefined;
  return `${where} must not begin with cis, as our own alarms do, got ${shown(name)}.`;
}

/** One filter for each. */
export function problemOfAlarms(own: number, cisAlarms: string[]): string | undefined {
  const cis = cisAlarms.includes("all") ? CIS_ALARM_NAMES.length : new Set(cisAlarms).size;
  const problem = problemOfFilters(own + cis);
  return problem && `alarms and cisAlarms ${problem}`;
}
