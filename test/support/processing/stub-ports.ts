import type { TrailRegistration } from "../../../contract/trail-registration";
import type { LogFields } from "../../../runtime/ports/log";
import { ObjectStoreError, type ObjectRequest, type StoredObject } from "../../../runtime/ports/object-store";
import type { ProcessorPorts } from "../../../runtime/processing/context";
import { createTestClock, type TestClock } from "./clock";
import { trailOf } from "./fixtures";
import { createStubQueue, type StubQueue } from "./stub-queue";

export type StubObject = Buffer | Error | ((request: ObjectRequest) => Promise<StoredObject> | StoredObject);

export interface LogLine {
  level: string;
  message: string;
  fields: LogFields;
}

export interface StubPorts extends ProcessorPorts {
  queue: StubQueue;
  clock: TestClock;
  /** Objects by key. A missing one answers as S3 does to a role that may not list: 403. */
  stored: Map<string, StubObject>;
  opened: string[];
  registered: TrailRegistration[];
  lookups: { bucket: string; fresh: boolean }[];
  lines: LogLine[];
  counts: Record<string, number>;
}

/** Ports in memory for the processor, with one registered trail. */
export function createStubPorts(): StubPorts {
  const stored = new Map<string, StubObject>();
  const opened: string[] = [];
  const registered = [trailOf()];
  const lookups: StubPorts["lookups"] = [];
  const lines: LogLine[] = [];
  const counts: Record<string, number> = {};
  const at =
    (level: string) =>
    (message: string, fields: LogFields = {}) =>
      void lines.push({ level, message, fields });

  return {
    ...{ stored, opened, registered, lookups, lines, counts },
    queue: createStubQueue(),
    clock: createTestClock(),
    log: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") },
    metrics: {
      add: (name, value) => void (counts[name] = (counts[name] ?? 0) + value),
      flush: () => undefined,
    },
    trails: {
      async find(bucket, { fresh = false } = {}) {
        lookups.push({ bucket, fresh });
        return registered.find((trail) => trail.bucket === bucket);
      },
    },
    objects: {
      async open(request) {
        opened.push(request.key);
        const object = stored.get(request.key) ?? new ObjectStoreError("denied", "403");
        if (object instanceof Error) throw object;
        return typeof object === "function" ? object(request) : bufferObject(object);
      },
    },
  };
}

export function bufferObject(content: Buffer, chunkBytes = 64 * 1024): StoredObject {
  return { body: chunks(content, chunkBytes), contentLength: content.length };
}

async function* chunks(content: Buffer, chunkBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += chunkBytes) yield content.subarray(at, at + chunkBytes);
}
