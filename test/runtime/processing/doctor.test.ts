import { createDeciders } from "../../../runtime/processing/deciders";
import { runDoctor } from "../../../runtime/processing/doctor";
import type { DoctorPorts, DoctorReport, SentExternalId } from "../../../runtime/processing/doctor-ports";
import { ObjectStoreError } from "../../../runtime/ports/object-store";
import { changeRecord, gzipOf, keyOf, readRecord, trailOf } from "../../support/processing/fixtures";
import { createStubPorts } from "../../support/processing/stub-ports";

const KEY_ARN = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

function setUp() {
  const ports = createStubPorts();
  const key = keyOf("newest");
  ports.stored.set(key, gzipOf([changeRecord("a"), readRecord("r")]));
  const grants = new Set<SentExternalId>(["registered"]);
  const doctor: DoctorPorts = {
    ...ports,
    deciderOf: createDeciders([]),
    roles: {
      assume: async (_trail, sent) => {
        if (!grants.has(sent)) throw new ObjectStoreError("role-denied", "AccessDenied");
      },
    },
    files: { newest: async () => key },
    queues: { describe: async () => ({ fifo: true, messages: 7 }) },
  };
  const run = (request: { bucket?: string; key?: string } = {}): Promise<DoctorReport> =>
    runDoctor({ doctor: { bucket: "example-trail", ...request } }, doctor);
  return { ...ports, doctor, grants, run, key };
}

const verdicts = (report: DoctorReport): Record<string, boolean | "skipped"> =>
  Object.fromEntries(report.steps.map(({ step, ok, skipped }) => [step, skipped ? "skipped" : ok]));

test("all in order: every step is made, and nothing secret is told", async () => {
  const { run, registered, queue } = setUp();
  registered.splice(0, 1, trailOf({ trailKeyArn: KEY_ARN }));
  const report = await run();
  expect(report.ok).toBe(true);
  expect(verdicts(report)).toEqual({
    registration: true,
    "assume-role": true,
    "assume-role-without-external-id": true,
    "assume-role-with-wrong-external-id": true,
    "find-file": true,
    "read-file": true,
    decrypt: true,
    "change-queue": true,
  });
  expect(report.steps.find(({ step }) => step === "read-file")?.detail).toBe("2 records, 1 of them changes.");
  expect(JSON.stringify(report)).not.toContain("external-id-of-the-example");
  expect(queue.batches(trailOf().changeQueueUrl)).toEqual([]);
});

test("an unregistered bucket ends the checks", async () => {
  const report = await setUp().run({ bucket: "stranger" });
  expect(report).toMatchObject({ ok: false, bucket: "stranger" });
  expect(report.steps).toHaveLength(1);
});

test.each(["none", "wrong"] as const)(
  "a role that lets us in with %s of the external id is a failure",
  async (sent) => {
    const { run, grants } = setUp();
    grants.add(sent);
    const report = await run();
    expect(report.ok).toBe(false);
    expect(report.steps.filter(({ ok }) => !ok)).toHaveLength(1);
    expect(report.steps.find(({ ok }) => !ok)?.detail).toContain("sts:ExternalId");
  },
);

test("a trail without an external id skips both probes, and says so", async () => {
  const { run, registered, grants } = setUp();
  registered.splice(0, 1, trailOf({ externalId: undefined }));
  grants.add("none");
  const report = await run();
  expect(report.ok).toBe(true);
  expect(verdicts(report)).toMatchObject({
    "assume-role-without-external-id": "skipped",
    "assume-role-with-wrong-external-id": "skipped",
  });
});

test("a probe that STS throttles shows neither", async () => {
  const { run, doctor } = setUp();
  doctor.roles.assume = async () => {
    throw new ObjectStoreError("throttled", "Throttling");
  };
  const report = await run();
  expect(verdicts(report)).toMatchObject({ "assume-role": false, "assume-role-without-external-id": false });
});

test("without the right to list, the file checks are skipped unless a key is named", async () => {
  const { run, doctor, key } = setUp();
  doctor.files.newest = async () => {
    throw new ObjectStoreError("denied", "AccessDenied");
  };
  expect(verdicts(await run())).toMatchObject({
    "find-file": "skipped",
    "read-file": "skipped",
    decrypt: "skipped",
  });
  expect(verdicts(await run({ key }))).toMatchObject({ "find-file": true, "read-file": true });
});

test.each([
  ["a digest file", keyOf("d", undefined, "CloudTrail-Digest"), "digest"],
  ["a file of another account", keyOf("x", "444455556666"), "foreign-account"],
])("a key of %s is refused and not opened", async (_what, key, code) => {
  const { run, opened } = setUp();
  const report = await run({ key });
  expect(report.steps.find(({ step }) => step === "find-file")).toMatchObject({ ok: false });
  expect(report.steps.find(({ step }) => step === "find-file")?.detail).toContain(code);
  expect(opened).toEqual([]);
});

test("a key that refuses, content that is not CloudTrail, a queue that is not FIFO", async () => {
  const { run, stored, key, doctor } = setUp();
  stored.set(key, new ObjectStoreError("key-denied", "kms"));
  expect(verdicts(await run())).toMatchObject({ "read-file": false, decrypt: false });
  stored.set(key, Buffer.from("{}"));
  expect(verdicts(await run())).toMatchObject({ "read-file": false, decrypt: "skipped" });
  doctor.queues.describe = async () => ({ fifo: false, messages: 0 });
  expect(verdicts(await run())).toMatchObject({ "change-queue": false });
});

test("any other error is a failed step, not a thrown one, and its message is not told", async () => {
  const { run, doctor } = setUp();
  doctor.queues.describe = async () => {
    throw new Error("hunter2");
  };
  const report = await run();
  expect(verdicts(report)["change-queue"]).toBe(false);
  expect(JSON.stringify(report)).not.toContain("hunter2");
});
