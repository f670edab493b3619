import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { jsonAnswer, jsonError } from "../processing/aws-answers";
import { startHttpStub, type HttpStub } from "../processing/http-stub";

type Value = { S?: string; N?: string };
type Item = Record<string, Value>;

export interface DynamoRequest {
  Key: Item;
  UpdateExpression?: string;
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, Value>;
  ExclusiveStartKey?: Item;
  ConsistentRead?: boolean;
}

/**
 * A table as DynamoDB keeps it, as far as the publisher's state asks of it: SET, ADD and REMOVE of one UpdateItem,
 * one condition, BETWEEN in a Query whose pages hold two items.
 */
export function createDynamoTable() {
  const items = new Map<string, Item>();
  return {
    items,
    /** The document of the answer, or the code of the error. */
    answer(operation: string, request: DynamoRequest): object | string {
      switch (operation) {
        case "UpdateItem": {
          const item = items.get(keyOf(request.Key)) ?? { ...request.Key };
          if (!holds(request, item)) return "ConditionalCheckFailedException";
          const updated = update(request, item);
          items.set(keyOf(request.Key), updated);
          return { Attributes: updated };
        }
        case "DeleteItem":
          items.delete(keyOf(request.Key));
          return {};
        case "GetItem":
          return { Item: items.get(keyOf(request.Key)) };
        case "Query":
          return page(request, items);
        default:
          return "UnknownOperationException";
      }
    },
  };
}

/** The table behind HTTP; remembers what was read from it. */
export async function startDynamoStub(): Promise<
  HttpStub & { items: Map<string, Item>; reads: DynamoRequest[] }
> {
  const table = createDynamoTable();
  const reads: DynamoRequest[] = [];
  const stub = await startHttpStub(({ headers, body }, response) => {
    const request = JSON.parse(body) as DynamoRequest;
    const operation = operationOf(headers);
    if (operation === "GetItem" || operation === "Query") reads.push(request);
    answerDynamo(response, table.answer(operation, request));
  });
  return { ...stub, items: table.items, reads };
}

/** The operation that a request asks for. */
export function operationOf(headers: IncomingHttpHeaders): string {
  return String(headers["x-amz-target"]).split(".")[1] ?? "";
}

/** Writes what a table answered. */
export function answerDynamo(response: ServerResponse, answer: object | string): void {
  if (typeof answer === "string") jsonError(response, 400, answer);
  else jsonAnswer(response, answer);
}

function keyOf({ destination, item }: Item): string {
  return JSON.stringify([destination?.S, item?.S]);
}

function holds(request: DynamoRequest, item: Item): boolean {
  const condition = request.ConditionExpression;
  if (condition === undefined) return true;
  const absent = /^attribute_not_exists\((\w+)\)$/.exec(condition);
  if (absent) return item[absent[1] ?? ""] === undefined;
  const [name = "", value = ""] = condition.split(" = ");
  return item[name]?.N === request.ExpressionAttributeValues?.[value]?.N;
}

function update(request: DynamoRequest, item: Item): Item {
  const updated = { ...item };
  const name = (text: string) => request.ExpressionAttributeNames?.[text] ?? text;
  const value = (text: string) => request.ExpressionAttributeValues?.[text] ?? {};
  const clauses = (request.UpdateExpression ?? "").split(/\s*(SET|ADD|REMOVE) /).slice(1);
  for (let at = 0; at < clauses.length; at += 2) {
    for (const part of (clauses[at + 1] ?? "").split(/,\s*/)) {
      const [attribute = "", operand = ""] = part.split(/ = | /);
      if (clauses[at] === "SET") updated[name(attribute)] = value(operand);
      if (clauses[at] === "REMOVE") delete updated[name(attribute)];
      if (clauses[at] === "ADD") {
        const sum = Number(updated[name(attribute)]?.N ?? 0) + Number(value(operand).N);
        updated[name(attribute)] = { N: String(sum) };
      }
    }
  }
  return updated;
}

function page(request: DynamoRequest, items: Map<string, Item>) {
  const values = request.ExpressionAttributeValues ?? {};
  const [from = "", to = ""] = [values[":from"]?.S, values[":to"]?.S];
  const after = request.ExclusiveStartKey?.item?.S ?? "";
  const found = [...items.values()]
    .filter((item) => item.destination?.S === values[":destination"]?.S)
    .filter(({ item }) => (item?.S ?? "") >= from && (item?.S ?? "") <= to && (item?.S ?? "") > after)
    .sort((a, b) => ((a.item?.S ?? "") < (b.item?.S ?? "") ? -1 : 1));
  const shown = found.slice(0, 2);
  const last = shown.at(-1);
  return {
    Items: shown,
    ...(found.length > 2 && last
      ? { LastEvaluatedKey: { destination: last.destination, item: last.item } }
      : {}),
  };
}
