import { ObjectStoreError } from "../../../runtime/ports/object-store";
import { changeRecord, gzipOf, keyOf, messageOf, s3Notice } from "../../support/processing/fixtures";
import { setUpProcessor } from "../../support/processing/set-up";

const MINUTE = 60_000;

test("the age of the oldest notice that is given back is told, and that of a done one is not", async () => {
  const { stored, handle, clock, counts } = setUpProcessor();
  stored.set(keyOf("good"), gzipOf([changeRecord("a")]));
  for (const name of ["old", "older"]) stored.set(keyOf(name), new ObjectStoreError("unavailable", "503"));
  const at = (name: string, minutes: number) =>
    messageOf(s3Notice(keyOf(name)), { id: name, receives: 5, sentAt: clock.now() - minutes * MINUTE });
  await handle(at("old", 70), at("good", 900), at("older", 90));
  expect(counts.NoticeAge).toBe(90 * 60);
});

test("a batch that is done tells no age, so that the alarm ends", async () => {
  const { stored, handle, counts } = setUpProcessor();
  stored.set(keyOf("good"), gzipOf([changeRecord("a")]));
  await handle(messageOf(s3Notice(keyOf("good"))));
  expect(counts).not.toHaveProperty("NoticeAge");
});
