import { ContractError } from "../../contract/problems";
import { text, type Check } from "../../contract/validate";

/** Checks of single values that only the program's configuration has. */

export const policyArn = text({
  what: "the ARN of a managed policy, such as arn:aws:iam::111122223333:policy/boundary",
  pattern: /^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]{1,640}$/,
});

/** https://www.pulumi.com/docs/iac/concepts/stacks/#stack-references */
export const stackName = text({
  what: "a stack's full name, organization/project/stack",
  pattern: /^[\w.-]+\/[\w.-]+\/[\w.-]+$/,
});

/** A check by one of the contract's functions that throw a `ContractError`. */
export function validatedBy<T>(validate: (value: unknown, where: string) => T): Check<T> {
  return (value, place) => {
    try {
      return validate(value, place.path);
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      place.problems.push(...error.problems);
      return undefined;
    }
  };
}

/** A check from the components, whose sentence names the key itself. */
export function sayingItself<T>(problem: (value: T) => string | undefined): Check<T> {
  return (value, place) => {
    const found = problem(value as T);
    if (found === undefined) return value as T;
    place.problems.push(found);
    return undefined;
  };
}
