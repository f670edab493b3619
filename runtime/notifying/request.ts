import { validateNotifierInput, type NotifierInput } from "../../contract/notifier-input";

export type NotifierAction = "create" | "update" | "delete";

/** What a deployment asks for, and what it asked for before when that is to be updated. */
export interface NotifierRequest {
  action: NotifierAction;
  input: NotifierInput;
  previous?: NotifierInput;
}

const ACTIONS: NotifierAction[] = ["create", "update", "delete"];

/**
 * Reads the event of an invocation with lifecycle scope CRUD: the input, and beside its keys `tf` with the action and
 * the input before. Throws an error that says what is wrong.
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/lambda_invocation.html.markdown
 */
export function readRequest(event: unknown): NotifierRequest {
  const { tf, ...input } = objectOf(event);
  const { action, prev_input: before } = objectOf(tf);
  const known = ACTIONS.find((one) => one === action);
  if (known === undefined) {
    throw new Error(
      `The event needs tf.action, one of ${ACTIONS.join(", ")}, got ${JSON.stringify(action)}. This function is called by a deployment, by an aws.lambda.Invocation with lifecycleScope CRUD.`,
    );
  }
  const request: NotifierRequest = { action: known, input: validateNotifierInput(input) };
  return known === "update" && Object.keys(objectOf(before)).length > 0
    ? { ...request, previous: validateNotifierInput(objectOf(before), "tf.prev_input") }
    : request;
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
