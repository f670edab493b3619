import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";

/** How Pulumi marks assets and archives among the inputs of a resource. */
const MARK = "4dabf18193072939515e22adb298388d";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";

export function isArchive(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && (value as Record<string, unknown>)[MARK] === ARCHIVE;
}

/** The files of an archive, by name. */
export function filesOf(archive: Record<string, unknown>): Record<string, Buffer> {
  const assets = (archive.assets ?? {}) as Record<string, Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(assets).map(([name, asset]) => {
      if (asset[MARK] !== ASSET)
        throw new Error(`${name} is no file: archives within archives are not expected.`);
      return [
        name,
        typeof asset.path === "string" ? readFileSync(asset.path) : Buffer.from(String(asset.text)),
      ];
    }),
  );
}

/** A zip of stored files with a fixed date. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export function zip(files: Record<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const header = entryHeader(name, content);
    parts.push(Buffer.concat([uint32(0x04034b50), header, Buffer.from(name), content]));
    const attributes = Buffer.concat([
      uint16(0),
      uint16(0),
      uint16(0),
      uint32(0o100644 * 2 ** 16),
      uint32(offset),
    ]);
    directory.push(
      Buffer.concat([uint32(0x02014b50), uint16(MADE_ON_UNIX), header, attributes, Buffer.from(name)]),
    );
    offset += parts.at(-1)?.length ?? 0;
  }
  const index = Buffer.concat(directory);
  const count = uint16(directory.length);
  const end = [
    uint32(0x06054b50),
    uint16(0),
    uint16(0),
    count,
    count,
    uint32(index.length),
    uint32(offset),
    uint16(0),
  ];
  return Buffer.concat([...parts, index, ...end]);
}

/** What a file's own header and the directory have alike: version, flags, method, time, date, sums and lengths. */
function entryHeader(name: string, content: Buffer): Buffer {
  return Buffer.concat([
    uint16(20),
    uint16(0),
    uint16(0),
    uint16(0),
    uint16(FIRST_OF_1980),
    uint32(crc32(content)),
    uint32(content.length),
    uint32(content.length),
    uint16(Buffer.byteLength(name)),
    uint16(0),
  ]);
}

const MADE_ON_UNIX = 0x0314;
const FIRST_OF_1980 = 0x0021;

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
