import { hourKey } from "../../../runtime/aws/state-items";
import { jsonError } from "../processing/aws-answers";
import { answerDynamo, createDynamoTable, operationOf, type DynamoRequest } from "../publishing/dynamo-stub";
import type { Faults } from "./faults";
import { bodyOf, serveLoopback, type LoopbackServer } from "./http";

export interface DynamoFront extends LoopbackServer {
  /** Sends of a destination that are counted so far: a run is shorter than a week. */
  counted: (destination: string) => number;
}

/** What the publishers take for DynamoDB: a table of the tests, with faults in front. */
export async function startDynamoFront(faults: Faults): Promise<DynamoFront> {
  const table = createDynamoTable();
  let throttled = 0;
  const server = await serveLoopback(async (request, response) => {
    const body = (await bodyOf(request)).toString();
    if (throttled === 0 && faults.hits("dynamo-throttled")) throttled = 1 + Math.floor(8 * faults.random());
    if (throttled > 0) {
      throttled -= 1;
      return jsonError(response, 400, "ProvisionedThroughputExceededException");
    }
    const answer = table.answer(operationOf(request.headers), JSON.parse(body) as DynamoRequest);
    if (faults.hits("dynamo-answer-lost")) response.socket?.resetAndDestroy();
    else answerDynamo(response, answer);
  });
  const counted = (destination: string): number =>
    [...table.items.values()]
      .filter((item) => item.destination?.S === destination && item.item?.S?.startsWith(COUNTERS))
      .reduce((sum, { count }) => sum + Number(count?.N), 0);
  return { ...server, counted };
}

/** Begin of the sort keys of the counters by hour. */
const COUNTERS = hourKey(0).slice(0, hourKey(0).indexOf("#") + 1);
