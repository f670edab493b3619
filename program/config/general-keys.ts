import {
  DEFAULT_FUNCTION_RUNTIME,
  DEFAULT_LOG_RETENTION_DAYS,
  problemOfFunctionRuntime,
  problemOfLogRetention,
} from "../../components/support/function-settings";
import { oneOf } from "../../contract/validate";
import { policyArn, sayingItself } from "./checks";
import { object, SIDES, text, wholeNumber, word } from "./key";
import { tags } from "./tags";

/** Keys of every side. */
export const GENERAL_KEYS = {
  side: word(
    {
      sides: SIDES,
      description:
        "What this stack is: customer (lets its trail files out), vendor (processes them) or both.",
      check: oneOf(SIDES),
    },
    "customer",
  ),
  tags: object({
    sides: SIDES,
    description: "Tags on every resource that takes tags, over the provider's defaultTags.",
    check: tags,
  }),
  permissionsBoundaryArn: text({
    sides: SIDES,
    description: "ARN of a permissions boundary, put on every role.",
    check: policyArn,
  }),
  logRetentionDays: wholeNumber(
    {
      sides: SIDES,
      description:
        "Days for which the functions' logs are kept, one of the periods that CloudWatch Logs knows.",
      check: sayingItself(problemOfLogRetention),
    },
    DEFAULT_LOG_RETENTION_DAYS,
  ),
  functionRuntime: word(
    {
      sides: SIDES,
      description:
        "Node runtime of the functions, nodejs22.x or later. On the customer's side only notification merge has a function.",
      check: sayingItself(problemOfFunctionRuntime),
    },
    DEFAULT_FUNCTION_RUNTIME,
  ),
};
