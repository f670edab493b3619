import { problemOfOwnName } from "../../components/customer/alarm-list";
import { problemOfPattern, problemOfValue } from "../../components/customer/filter-pattern";
import { validateAlarms, type AlarmSettings } from "../../contract/alarm-settings";
import { also, type Check } from "../../contract/validate";
import { validatedBy } from "./checks";

/** The list `alarms`, with the grammar of its patterns. */
export const alarms: Check<AlarmSettings[]> = also(validatedBy(validateAlarms), (settings, place) => {
  settings.forEach(({ name, pattern, metricValue }, index) => {
    const nameProblem = problemOfOwnName(name, `${place.path}[${index}].name`);
    if (nameProblem !== undefined) place.problems.push(nameProblem);
    for (const problem of [problemOfPattern(pattern), problemOfValue(metricValue, pattern)]) {
      if (problem !== undefined) place.problems.push(`${place.path}[${index}].${problem}`);
    }
  });
});
