import type { Condition, PolicyDocument, Principal, Statement } from "../../../components/documents";
import { KINDS } from "./near-misses";
import { exampleDocuments, type DocumentName, type ProofDocuments } from "./documents";

/** A document with one thing dropped or widened. */
export interface Mutant {
  document: DocumentName;
  /** `<document> <Sid>: <what was done>` */
  name: string;
  mutated: PolicyDocument;
}

/** Every mutant of every document. */
export function allMutants(documents: ProofDocuments = exampleDocuments()): Mutant[] {
  return (Object.entries(documents) as [DocumentName, PolicyDocument][]).flatMap(([document, policy]) =>
    policy.Statement.flatMap((statement, place) =>
      changesOf(statement).map(({ what, changed }) => ({
        document,
        name: `${document} ${statement.Sid ?? place}: ${what}`,
        mutated: { ...policy, Statement: policy.Statement.toSpliced(place, 1, ...changed) },
      })),
    ),
  );
}

interface Change {
  what: string;
  /** What stands in the statement's place. */
  changed: Statement[];
}

function changesOf(statement: Statement): Change[] {
  return [
    { what: "dropped", changed: [] },
    ...replaced(statement, "Action", widenedActions(statement)),
    ...replaced(statement, "Action", lists("action", statement.Action)),
    ...replaced(statement, "Resource", widenedResources(statement)),
    ...replaced(statement, "Resource", lists("resource", statement.Resource)),
    ...replaced(statement, "Principal", changedPrincipals(statement.Principal)),
    ...conditionChanges(statement),
  ];
}

type Part = "Action" | "Resource" | "Principal";

function replaced<P extends Part>(
  statement: Statement,
  part: P,
  values: { what: string; value: Statement[P] }[],
): Change[] {
  return values
    .filter(({ value }) => JSON.stringify(value) !== JSON.stringify(statement[part]))
    .map(({ what, value }) => ({ what, changed: [{ ...statement, [part]: value }] }));
}

function widenedActions({ Action: action }: Statement) {
  const services = [...new Set([action].flat().map((one) => one.split(":")[0]))];
  return services.map((service) => ({ what: `action ${service}:*`, value: `${service}:*` }));
}

/** `*`, and each ARN with one of its parts after the service as `*`; the partition cannot be another in any call. */
function widenedResources({ Resource: resource }: Statement) {
  if (resource === undefined) return [];
  const all = [resource].flat();
  const parts = all.flatMap((arn, place) =>
    arnsWithOnePartOpen(arn).map((open) => ({
      what: `resource ${place + 1} ${open}`,
      value: one(all.with(place, open)),
    })),
  );
  return [{ what: "resource *", value: "*" }, ...parts];
}

/** The parts are what `:` and `/` separate, from the region on. Words for kinds of things are left: the action decides them. */
function arnsWithOnePartOpen(arn: string): string[] {
  const pieces = arn.split(/([:/])/);
  return pieces.flatMap((piece, place) => {
    const separator = place % 2 === 1;
    if (separator || place < 6 || piece === "" || piece === "*" || KINDS.has(piece)) return [];
    return [pieces.with(place, "*").join("")];
  });
}

/** A list without one of its values. */
function lists(noun: string, values: string | string[] | undefined) {
  if (!Array.isArray(values)) return [];
  return values.map((value, place) => ({
    what: `without ${noun} ${value}`,
    value: one(values.toSpliced(place, 1)),
  }));
}

function one(values: string[]): string | string[] {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : values;
}

function changedPrincipals(principal: Principal | undefined): { what: string; value: Principal }[] {
  if (principal === undefined || principal === "*") return [];
  const [kind, values] = Object.entries(principal)[0] as ["AWS" | "Service", string | string[]];
  return [
    { what: "principal *", value: "*" },
    ...lists("principal", values).map(({ what, value }) => ({ what, value: { [kind]: value } as Principal })),
  ];
}

/** Each key dropped, let through when it is missing, let through with any value; each value narrowed and widened. */
function conditionChanges(statement: Statement): Change[] {
  const { Condition: condition = {}, ...bare } = statement;
  const changes = Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, values]) => {
      const rest = without(condition, operator, key);
      const [anyOperator, anyValue] = operator === "Bool" ? ["Bool", ["true", "false"]] : ["StringLike", "*"];
      return [
        { what: `without condition ${key}`, condition: rest },
        {
          what: `condition ${key} if it exists`,
          condition: including(rest, `${operator}IfExists`, key, values),
        },
        { what: `condition ${key} of any value`, condition: including(rest, anyOperator, key, anyValue) },
        ...[...lists(key, values), ...widenedPatterns(operator, key, values)].map(({ what, value }) => ({
          what,
          condition: including(rest, operator, key, value),
        })),
      ];
    }),
  );
  return changes.map(({ what, condition: changed }) => ({
    what,
    changed: [Object.keys(changed).length === 0 ? bare : { ...bare, Condition: changed }],
  }));
}

/** ARNs in a condition, with one part open, where the operator understands patterns. */
function widenedPatterns(operator: string, key: string, values: string | string[]) {
  if (operator.startsWith("StringEquals")) return [];
  const all = [values].flat();
  return all.flatMap((value, place) =>
    value.startsWith("arn:")
      ? arnsWithOnePartOpen(value).map((open) => ({
          what: `${key} ${place + 1} ${open}`,
          value: one(all.with(place, open)),
        }))
      : [],
  );
}

function without(condition: Condition, operator: string, key: string): Condition {
  const left = Object.entries(condition).map(([name, keys]) => {
    const others = Object.entries(keys).filter(([other]) => name !== operator || other !== key);
    return [name, Object.fromEntries(others)] as const;
  });
  return Object.fromEntries(left.filter(([, keys]) => Object.keys(keys).length > 0));
}

function including(
  condition: Condition,
  operator: string,
  key: string,
  values: string | string[],
): Condition {
  return { ...condition, [operator]: { ...condition[operator], [key]: values } };
}
