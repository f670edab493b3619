import { ACCESS_FIELDS } from "./redacted-fields-access";
import { COMPUTE_FIELDS } from "./redacted-fields-compute";
import { INTEGRATION_FIELDS } from "./redacted-fields-integration";

/**
 * Fields of requests (and of their responses) that hold secrets which CloudTrail leaves in the clear, or may.
 * Together with the names of `secret-names.ts` and the shapes of `secret-shapes.ts` this is the whole promise.
 */
export interface RedactedFields {
  /** Event source without `.amazonaws.com`, or `*` for every source. */
  source: string;
  /** Event names without API date, separated by spaces, or `*` for every event of the source. */
  events: string;
  /**
   * Paths separated by spaces. A path is looked for at every depth, in any case, through lists and through the
   * `items` that EC2 wraps around them; one that begins with `/` begins at the top. `*` stands for every key. Of an
   * object or list at its end all values are redacted; of pairs of a name and a value, the values.
   */
  paths: string;
  /** What may be in them. */
  holds: string;
}

export const REDACTED_FIELDS: readonly RedactedFields[] = [
  { source: "*", events: "*", paths: "userData", holds: "boot scripts" },
  {
    source: "*",
    events: "*",
    paths:
      "environmentVariables runtimeEnvironmentVariables containerEnvironmentVariables additionalEnvironmentVariables " +
      "environmentVariablesOverride environmentVariableOverrides",
    holds: "environment values",
  },
  ...COMPUTE_FIELDS,
  ...ACCESS_FIELDS,
  ...INTEGRATION_FIELDS,
];

/** In lower case: a record with a field of the rows for every source holds one of these. */
export const ANY_SOURCE_HINTS: readonly string[] = ["userdata", "environmentvariable"];
