import { stringify } from "yaml";
import type { Filter } from "../../../contract/filter";
import type { FilterConfiguration } from "../api";

/** A filter as users write it down: in the configuration of a stack, and in a rules file of the command line. */
export function filterConfiguration(filter: Filter): FilterConfiguration {
  return {
    pulumi: stringify({ config: { "cloudtrail-changes:filter": filter } }),
    rules: `${JSON.stringify(filter, undefined, 2)}\n`,
  };
}
