import { problemOfPattern, problemOfValue } from "../../components/customer/filter-pattern";
import { validateAlarms, type AlarmSettings } from "../../contract/alarm-settings";
import { also, type Check } from "../../contract/validate";
import { validatedBy } from "./checks";

/** The list `alarms`, with the grammar of its patterns. */
export const alarms: Check<AlarmSettings[]> = also(validatedBy(validateAlarms), (settings, place) => {
  settings.forEach(({ pattern, metricValue }, index) => {
    for (const problem of [problemOfPattern(pattern), problemOfValue(metricValue, pattern)]) {
      if (problem !== undefined) place.problems.push(`${place.path}[${index}].${problem}`);
    }
  });
});
