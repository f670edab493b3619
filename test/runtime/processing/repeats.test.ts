import {
  CHANGE_QUEUE,
  changeRecord,
  gzipOf,
  keyOf,
  messageOf,
  s3Notice,
  s3Record,
  trailOf,
} from "../../support/processing/fixtures";
import { allDone, returned, setUpProcessor } from "../../support/processing/set-up";

const OTHER_QUEUE = "https://sqs.eu-west-1.amazonaws.com/999988887777/changes-quiet.fifo";

test("a notice delivered twice, also at the same time, hands on the same messages: the queue can tell", async () => {
  const { stored, handle, queue } = setUpProcessor();
  stored.set(keyOf("one"), gzipOf([changeRecord("a"), changeRecord("b")]));
  const notice = s3Notice(keyOf("one"));
  expect(await handle(messageOf(notice, { id: "m1" }), messageOf(notice, { id: "m2" }))).toEqual(allDone);
  expect(await handle(messageOf(notice, { id: "m1", receives: 2 }))).toEqual(allDone);
  const accepted = queue.accepted(CHANGE_QUEUE);
  expect(accepted).toHaveLength(6);
  expect(new Set(accepted.map(({ deduplicationId }) => deduplicationId)).size).toBe(2);
  expect(new Set(accepted.map(({ body }) => body)).size).toBe(2);
});

test("notices in another order hand on the same messages", async () => {
  const messagesOf = async (names: string[]) => {
    const { stored, handle, queue } = setUpProcessor();
    for (const name of names)
      stored.set(keyOf(name), gzipOf([changeRecord(`${name}-1`), changeRecord(`${name}-2`)]));
    for (const name of names) await handle(messageOf(s3Notice(keyOf(name)), { id: name }));
    return queue.accepted(CHANGE_QUEUE).map((message) => JSON.stringify(message));
  };
  const forth = await messagesOf(["p", "q", "r"]);
  const back = await messagesOf(["r", "q", "p"]);
  expect(forth).toHaveLength(6);
  expect(back.toSorted()).toEqual(forth.toSorted());
});

test("a customer whose change queue refuses does not hold up another in the same batch", async () => {
  const { stored, registered, handle, queue } = setUpProcessor();
  registered.push(
    trailOf({ name: "quiet", bucket: "quiet-trail", destination: "quiet", changeQueueUrl: OTHER_QUEUE }),
  );
  const noisy = ["1", "2", "3", "4"].map((name) => keyOf(name));
  for (const key of noisy) stored.set(key, gzipOf([changeRecord(key)]));
  stored.set(keyOf("quiet"), gzipOf([changeRecord("q")]));
  queue.answer(CHANGE_QUEUE, ...Array.from({ length: 20 }, () => new Error("RequestThrottled")));
  const messages = noisy.map((key, at) => messageOf(s3Notice(key), { id: `n${String(at)}` }));
  const quiet = JSON.stringify({ Records: [s3Record("quiet-trail", keyOf("quiet"))] });
  const { batchItemFailures } = await handle(...messages, messageOf(quiet, { id: "q" }));
  const ids = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).toSorted();
  expect(ids).toEqual(["n0", "n1", "n2", "n3"]);
  expect(queue.accepted(OTHER_QUEUE)).toHaveLength(1);
  expect(queue.accepted(OTHER_QUEUE)[0]?.groupId).toBe("quiet");
});

test("a registration that is not in order gives the notice back, with words, and drops nothing", async () => {
  const { trails, handleBody, counts, lineOf, parked } = setUpProcessor();
  trails.find = async () => Promise.reject(new TypeError("hunter2"));
  expect(await handleBody(s3Notice(keyOf("one")), { receives: 3 })).toEqual(returned("m1"));
  expect(lineOf("A trail file could not be read to its end.")?.fields).toMatchObject({
    code: "registration",
    reason: "The registration of example-trail could not be read: TypeError",
  });
  expect(counts.NoticesForeign ?? 0).toBe(0);
  expect(parked()).toEqual([]);
});
