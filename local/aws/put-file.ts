import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
  type CompletedPart,
  type S3Client,
} from "@aws-sdk/client-s3";

/** Bytes of a part; the embedded server takes requests of up to 11 MiB, S3 parts from 5 MiB on. */
const PART_BYTES = 8 * 1024 * 1024;

export interface Destination {
  bucket: string;
  key: string;
}

/** Puts a file into a bucket: in one request when it is small, in parts otherwise. Holds one part in memory. */
export async function putFile(
  s3: S3Client,
  { bucket, key }: Destination,
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  const target = { Bucket: bucket, Key: key };
  const type = { ContentType: "application/json", ContentEncoding: "gzip" };
  const parts = inParts(chunks);
  const first = await parts.next();
  const second = first.done ? first : await parts.next();
  if (second.done) {
    await s3.send(new PutObjectCommand({ ...target, ...type, Body: first.value ?? Buffer.alloc(0) }));
    return;
  }
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...target, ...type }));
  const done: CompletedPart[] = [];
  const upload = async (Body: Buffer) => {
    const PartNumber = done.length + 1;
    const { ETag } = await s3.send(new UploadPartCommand({ ...target, UploadId, PartNumber, Body }));
    done.push({ ETag, PartNumber });
  };
  await upload(first.value as Buffer);
  await upload(second.value);
  for await (const part of parts) await upload(part);
  await s3.send(
    new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts: done } }),
  );
}

/** Gathers chunks of any size into parts; the last one may be shorter. */
async function* inParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, undefined> {
  let gathered: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    gathered.push(chunk);
    bytes += chunk.byteLength;
    if (bytes < PART_BYTES) continue;
    yield Buffer.concat(gathered);
    gathered = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(gathered);
  return undefined;
}
