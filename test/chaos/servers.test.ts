import { createFaults } from "../support/chaos/faults";
import { createFifoQueue, handleOf } from "../support/chaos/fifo-queue";
import { FAULT_KINDS } from "../support/chaos/kinds";
import { createRedelivery } from "../support/chaos/sqs-redelivery";

function entry(body: string, groupId = "main") {
  return { body, groupId, deduplicationId: `id of ${body}` };
}

test("a FIFO queue hands a group out in order, locked until all of it is deleted or visible again", () => {
  let now = 1_000;
  const queue = createFifoQueue(() => now);
  for (const body of ["1", "2", "3", "4"]) queue.send(entry(body));
  const first = queue.receive(3, 90_000);
  expect(first.map(({ body }) => body)).toEqual(["1", "2", "3"]);
  expect(queue.receive(10, 90_000)).toEqual([]);
  const [one, two, three] = first.map(handleOf);
  expect(queue.remove(one ?? "")).toBe(true);
  expect(queue.changeVisibility(two ?? "", 0)).toBe(true);
  expect(queue.hasVisible()).toBe(false);
  now += 90_000;
  expect(queue.receive(10, 90_000).map(({ body, receives }) => [body, receives])).toEqual([
    ["2", 2],
    ["3", 2],
    ["4", 1],
  ]);
  // The handle of the first receive is out of date, as at SQS.
  expect(queue.remove(three ?? "")).toBe(false);
});

test("a FIFO queue swallows repeats for five minutes, also of messages that are gone", () => {
  let now = 1_000;
  const queue = createFifoQueue(() => now);
  expect(queue.send(entry("1")).repeated).toBe(false);
  queue.remove(queue.receive(1, 1_000).map(handleOf)[0] ?? "");
  now += 299_999;
  expect(queue.send(entry("1")).repeated).toBe(true);
  now += 1;
  expect(queue.send(entry("1")).repeated).toBe(false);
  expect(queue.length).toBe(1);
});

test("one group does not lock another", () => {
  const queue = createFifoQueue(() => 1_000);
  queue.send(entry("1", "a"));
  queue.receive(1, 1_000);
  queue.send(entry("2", "b"));
  expect(queue.receive(10, 1_000).map(({ body }) => body)).toEqual(["2"]);
});

test("the same seed hits the same calls, another seed others", () => {
  const hits = (seed: number) => {
    const faults = createFaults(seed, 3_000);
    return Array.from({ length: 3_000 }, () => faults.hits("bigpanda-500"));
  };
  expect(hits(7)).toEqual(hits(7));
  expect(hits(7)).not.toEqual(hits(8));
  expect(hits(7).filter(Boolean).length).toBeGreaterThan(1);
});

test("a fault that could not happen is made up for by the next call", () => {
  const faults = createFaults(1, 1_000);
  while (!faults.hits("processor-killed"));
  faults.again("processor-killed");
  expect(faults.fired()["processor-killed"]).toBe(0);
  expect(faults.hits("processor-killed")).toBe(true);
});

test("every kind of fault of single calls says how often it is wanted, in a short run and in a long one", () => {
  for (const kind of Object.values(FAULT_KINDS)) {
    if (!("wanted" in kind)) continue;
    expect(kind.wanted(1_000)).toBeGreaterThan(0);
    expect(kind.wanted(100_000)).toBeGreaterThanOrEqual(kind.wanted(1_000));
  }
});

test("redelivery loses no notice, repeats some, and gives them out of order", async () => {
  const redelivery = createRedelivery(createFaults(3, 3_000), async () => undefined);
  const all = Array.from({ length: 400 }, (_, at) => String(at));
  const left = [...all];
  const received: string[] = [];
  while (left.length > 0 || redelivery.held() > 0) {
    const { Messages = [] } = await redelivery.receive(
      { QueueUrl: "q", MaxNumberOfMessages: 5 },
      async (request) => ({
        Messages: left
          .splice(0, request.MaxNumberOfMessages)
          .map((id) => ({ MessageId: id, ReceiptHandle: id, Body: id, MD5OfBody: "" })),
      }),
    );
    expect(Messages.length).toBeLessThanOrEqual(5);
    received.push(...Messages.map(({ MessageId }) => MessageId));
  }
  expect([...new Set(received)].sort()).toEqual([...all].sort());
  expect(received.length).toBeGreaterThan(all.length);
  expect(received).not.toEqual([...received].sort((a, b) => Number(a) - Number(b)));
});
