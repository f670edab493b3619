import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import { STATE_TABLE } from "../../contract/state-table";
import type { Clock } from "../ports/clock";
import type { Pause, PublisherState } from "../ports/state";
import { hourKey, hourOfKey, PACE_KEY, tryKey } from "./state-items";

/**
 * The `State` table in DynamoDB. Every write is one UpdateItem, so each is whole or not there; every read is strongly
 * consistent. Items that are of no use any more carry a time to live.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
 */
export function createDynamoState(client: DynamoDBClient, table: string, clock: Clock): PublisherState {
  const key = (destination: string, item: string) => ({
    [STATE_TABLE.partitionKey]: { S: destination },
    [STATE_TABLE.sortKey]: { S: item },
  });
  const expires = (days: number) => numeric(Math.floor(clock.now() / 1000) + days * 86_400);

  /** Adds to a counter and returns its new sum. */
  async function add(destination: string, item: string, count: number, days: number): Promise<number> {
    const answer = await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: key(destination, item),
        UpdateExpression: "ADD #count :count SET #expires = :expires",
        ExpressionAttributeNames: { "#count": "count", "#expires": STATE_TABLE.timeToLive },
        ExpressionAttributeValues: { ":count": numeric(count), ":expires": expires(days) },
        ReturnValues: "UPDATED_NEW",
      }),
    );
    return numberOf(answer.Attributes?.count);
  }

  return {
    read: async (destination) => {
      const answer = await client.send(
        new GetItemCommand({ TableName: table, Key: key(destination, PACE_KEY), ConsistentRead: true }),
      );
      const item = answer.Item ?? {};
      const pause = pauseOf(item);
      return { slot: numberOf(item.slot), ...(pause ? { pause } : {}) };
    },
    takeSlot: async (destination, expected, slot) => {
      const command = new UpdateItemCommand({
        TableName: table,
        Key: key(destination, PACE_KEY),
        UpdateExpression: "SET slot = :slot",
        ConditionExpression: expected === 0 ? "attribute_not_exists(slot)" : "slot = :expected",
        ExpressionAttributeValues: {
          ":slot": numeric(slot),
          ...(expected === 0 ? {} : { ":expected": numeric(expected) }),
        },
      });
      try {
        await client.send(command);
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    addSends: async (destination, hour, count) => add(destination, hourKey(hour), count, COUNTER_DAYS),
    readSends: async (destination, from, to) => {
      const sends = new Map<number, number>();
      let start: Record<string, AttributeValue> | undefined;
      do {
        const answer = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: "#destination = :destination AND #item BETWEEN :from AND :to",
            ExpressionAttributeNames: {
              "#destination": STATE_TABLE.partitionKey,
              "#item": STATE_TABLE.sortKey,
            },
            ExpressionAttributeValues: {
              ":destination": { S: destination },
              ":from": { S: hourKey(from) },
              ":to": { S: hourKey(to) },
            },
            ConsistentRead: true,
            ExclusiveStartKey: start,
          }),
        );
        for (const item of answer.Items ?? []) {
          sends.set(hourOfKey(item[STATE_TABLE.sortKey]?.S ?? ""), numberOf(item.count));
        }
        start = answer.LastEvaluatedKey;
      } while (start !== undefined);
      return sends;
    },
    writePause: async (destination, pause) => {
      await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: key(destination, PACE_KEY),
          ...(pause ? setPause(pause) : { UpdateExpression: "REMOVE heldUntil, reason, steps" }),
        }),
      );
    },
    addTry: async (destination, identifier, kind) => add(destination, tryKey(identifier, kind), 1, TRY_DAYS),
    clearTries: async (destination, identifier) => {
      for (const kind of ["no-answer", "unexpected"] as const) {
        await client.send(
          new DeleteItemCommand({ TableName: table, Key: key(destination, tryKey(identifier, kind)) }),
        );
      }
    },
  };
}

/** Days for which counters of sends are kept: 169 hours and a reserve, for the deletion is not punctual either. */
const COUNTER_DAYS = 9;
/** Days for which tries are kept: as long as a message can stay in a queue. */
const TRY_DAYS = 14;

function setPause(pause: Pause) {
  return {
    UpdateExpression: "SET heldUntil = :until, reason = :reason, steps = :steps",
    ExpressionAttributeValues: {
      ":until": numeric(pause.until),
      ":reason": { S: pause.reason },
      ":steps": numeric(pause.steps),
    },
  };
}

function pauseOf(item: Record<string, AttributeValue>): Pause | undefined {
  const reason = item.reason?.S;
  if (reason !== "retry" && reason !== "hold") return undefined;
  return { reason, until: numberOf(item.heldUntil), steps: numberOf(item.steps) };
}

function numeric(value: number): { N: string } {
  return { N: String(value) };
}

function numberOf(value: AttributeValue | undefined): number {
  return Number(value?.N ?? 0);
}
