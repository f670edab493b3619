import { publisherRig, OK } from "../../support/publishing/rig";

test("a change delivered again after it was accepted is posted again, as it was: an update of itself", async () => {
  const bodies: string[] = [];
  const rig = publisherRig();
  rig.answer = (change) => {
    bodies.push(JSON.stringify(change));
    return OK;
  };
  expect(await rig.handle({ id: "a" })).toEqual([]);
  // SQS did not take the deletion, or the visibility ran out: the message comes back.
  expect(await rig.handle({ id: "a", receives: 2 })).toEqual([]);
  expect(bodies).toHaveLength(2);
  expect(new Set(bodies).size).toBe(1);
  expect(rig.parked).toEqual([]);
});
