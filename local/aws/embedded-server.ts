import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { AddressInfo } from "node:net";
import { refusal } from "../programs-only";
import { loadFauxqs } from "./fauxqs";
import { objectWritten, type WrittenObject } from "./written-object";

/** S3 and SQS on this machine, with clients that talk to them over HTTP. */
export interface EmbeddedServer {
  /** Both services answer here. */
  url: string;
  s3: S3Client;
  sqs: SQSClient;
  close(): Promise<void>;
}

export interface EmbeddedServerOptions {
  /** TCP port on 127.0.0.1. Defaults to a free one. */
  port?: number;
  /** Called after an object was written, by whatever client. */
  written(object: WrittenObject): void;
}

/** The server takes any key; these only have the right form. */
export const EMBEDDED_CREDENTIALS = {
  accessKeyId: "local",
  secretAccessKey: "local",
  sessionToken: "local",
};

export const EMBEDDED_REGION = "eu-west-1";

/**
 * Starts S3 and SQS in this process, on 127.0.0.1 only, for programs only: no credentials are checked, so what a web
 * page asks is refused. A bucket is named in the path, never in the host. Everything they hold is in memory.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { buildApp } = await loadFauxqs();
  const app = buildApp({ logger: false, defaultRegion: EMBEDDED_REGION });
  app.addHook("onRequest", async (request, reply) => {
    const refused = refusal(request.headers, port);
    if (refused) await reply.code(refused.status).type("text/plain").send(`${refused.message}\n`);
  });
  app.addHook("onResponse", async (request, reply) => {
    const object = objectWritten({
      method: request.method,
      url: request.url,
      status: reply.statusCode,
      requestHeaders: request.headers,
      eTag: reply.getHeader("etag"),
    });
    if (object) options.written(object);
  });
  const url = await app.listen({ port: options.port ?? 0, host: "127.0.0.1" });
  const { port } = app.server.address() as AddressInfo;
  const config = { endpoint: url, region: EMBEDDED_REGION, credentials: EMBEDDED_CREDENTIALS };
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const sqs = new SQSClient(config);
  return {
    url,
    s3,
    sqs,
    close: async () => {
      s3.destroy();
      sqs.destroy();
      await app.close();
    },
  };
}
