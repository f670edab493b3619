import { SSM_ADVANCED_MAX_BYTES, SSM_STANDARD_MAX_BYTES } from "./limits";
import { ContractError, kindOf } from "./problems";
import { validated, type Check } from "./validate";

/** Reads a stored document. Messages name the parameter; text that is not JSON is not repeated. */
export function parseParameter<T>(check: Check<T>, text: string, parameter: string): T {
  return validated(check, parseJson(text, parameter), parameter);
}

function parseJson(text: string, parameter: string): unknown {
  const refused = (got: string) =>
    new ContractError([`${parameter} must be a JSON document, got ${got} (not shown).`]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may be a secret put under a wrong name.
    throw refused("text that is not JSON");
  }
  if (typeof value !== "object" || value === null) throw refused(kindOf(value));
  return value;
}

/**
 * The text of a document and the tier of the parameter that can hold it. Throws a `ContractError` when none can.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
 */
export function parameterText(
  document: object,
  parameter: string,
): { text: string; tier: "Standard" | "Advanced" } {
  const text = JSON.stringify(document);
  const bytes = Buffer.byteLength(text);
  if (bytes > SSM_ADVANCED_MAX_BYTES) {
    throw new ContractError([
      `${parameter} has ${bytes} bytes; a parameter holds at most ${SSM_ADVANCED_MAX_BYTES}. Shorten its filter, its prefixes or its accounts.`,
    ]);
  }
  return { text, tier: bytes > SSM_STANDARD_MAX_BYTES ? "Advanced" : "Standard" };
}
