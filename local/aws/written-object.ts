import type { IncomingHttpHeaders } from "node:http";

/** An object that a client has just written. */
export interface WrittenObject {
  bucket: string;
  key: string;
  /** As in a bucket notification, such as `ObjectCreated:Put`. */
  event: "ObjectCreated:Put" | "ObjectCreated:Copy" | "ObjectCreated:CompleteMultipartUpload";
  /** Bytes, where the request told them. */
  size?: number;
  eTag?: string;
}

export interface AnsweredRequest {
  method: string;
  /** Path and query, path style: `/bucket/key`. */
  url: string;
  status: number;
  requestHeaders: IncomingHttpHeaders;
  eTag?: unknown;
}

/** The object that a request has written, or undefined for any other request. */
export function objectWritten(request: AnsweredRequest): WrittenObject | undefined {
  if (request.status !== 200) return undefined;
  const { pathname, searchParams } = new URL(request.url, "http://127.0.0.1");
  const [, bucket, encodedKey] = /^\/([^/]+)\/(.+)$/.exec(pathname) ?? [];
  const event = eventOf(request, searchParams);
  if (bucket === undefined || encodedKey === undefined || event === undefined) return undefined;
  const length =
    request.requestHeaders["x-amz-decoded-content-length"] ?? request.requestHeaders["content-length"];
  return {
    bucket,
    key: decodeURIComponent(encodedKey),
    event,
    ...(event === "ObjectCreated:Put" ? { size: Number(length ?? 0) } : {}),
    ...(typeof request.eTag === "string" ? { eTag: request.eTag.replaceAll('"', "") } : {}),
  };
}

function eventOf(request: AnsweredRequest, query: URLSearchParams): WrittenObject["event"] | undefined {
  if (request.method === "POST" && query.has("uploadId")) return "ObjectCreated:CompleteMultipartUpload";
  if (request.method !== "PUT" || query.has("partNumber") || query.has("lifecycle")) return undefined;
  return "x-amz-copy-source" in request.requestHeaders ? "ObjectCreated:Copy" : "ObjectCreated:Put";
}
