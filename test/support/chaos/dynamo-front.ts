import { jsonError } from "../processing/aws-answers";
import { answerDynamo, createDynamoTable, operationOf, type DynamoRequest } from "../publishing/dynamo-stub";
import type { Faults } from "./faults";
import { bodyOf, serveLoopback, type LoopbackServer } from "./http";

/** What the publishers take for DynamoDB: a table of the tests, with faults in front. */
export function startDynamoFront(faults: Faults): Promise<LoopbackServer> {
  const table = createDynamoTable();
  let throttled = 0;
  return serveLoopback(async (request, response) => {
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
}
