import { GetObjectCommand, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import type { Readable } from "node:stream";
import type { ObjectRequest, ObjectStore, StoredObject } from "../ports/object-store";
import type { Session } from "./assume-role";
import { isEndedSession, objectError } from "./store-errors";
import type { Sessions } from "./sts-sessions";

/**
 * Reads objects from Amazon S3, each with the session of its trail's reader role. The bucket must belong to the
 * account that registered it, so a name that changed hands is refused. `config`: for other endpoints.
 */
export function createS3Objects(sessions: Sessions, config: S3ClientConfig = {}): ObjectStore {
  const clientOf = createClients(config);

  const read = async ({ trail, key, signal }: ObjectRequest, session: Session): Promise<StoredObject> => {
    const command = new GetObjectCommand({
      Bucket: trail.bucket,
      Key: key,
      ExpectedBucketOwner: trail.bucketAccountId,
    });
    const client = clientOf(session, trail.region);
    const { Body, ContentLength } = await client.send(command, { abortSignal: signal });
    if (Body === undefined) throw new Error("GetObject answered without a body.");
    return { body: chunksOf(Body as Readable, trail.bucket, signal), contentLength: ContentLength };
  };

  return {
    async open(request) {
      const { trail } = request;
      const session = await sessions.get(trail);
      try {
        return await read(request, session);
      } catch (error) {
        if (!isEndedSession(error)) throw objectError(error, trail.bucket);
        // The role was made anew, or the clocks differ: one more session, no more.
        sessions.forget(trail, session);
      }
      const renewed = await sessions.get(trail);
      try {
        return await read(request, renewed);
      } catch (error) {
        throw objectError(error, trail.bucket);
      }
    },
  };
}

/** One client a session, all on one pool of connections. */
function createClients(config: S3ClientConfig): (session: Session, region: string) => S3Client {
  const clients = new WeakMap<Session, S3Client>();
  const { requestHandler } = new S3Client({
    region: "us-east-1",
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
    ...config,
  }).config;

  return (session, region) => {
    const known = clients.get(session);
    if (known !== undefined) return known;
    const client = new S3Client({
      region,
      // gzip has a checksum of its own; another would only hold the stream back.
      responseChecksumValidation: "WHEN_REQUIRED",
      ...config,
      requestHandler,
      credentials: session.credentials,
    });
    clients.set(session, client);
    return client;
  };
}

/** A connection that breaks while the body comes is a trouble of the store, not of the content. */
async function* chunksOf(body: Readable, bucket: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const disconnect = (): void => void body.destroy();
  signal?.addEventListener("abort", disconnect, { once: true });
  try {
    for await (const chunk of body) yield chunk as Uint8Array;
  } catch (error) {
    throw objectError(error, bucket);
  } finally {
    signal?.removeEventListener("abort", disconnect);
    body.destroy();
  }
}
