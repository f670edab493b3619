import { createHash, createPublicKey, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";

/** A certificate authority of one test run and a server's certificate of it, for 127.0.0.1. */
export interface Certificates {
  ca: string;
  cert: string;
  key: string;
  /** The same as files. */
  caFile: string;
  certFile: string;
  keyFile: string;
}

/** Makes them, as texts and as files of a folder. */
export function testCertificates(folder: string): Certificates {
  const authority = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const server = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const caId = keyId(authority.publicKey);
  const ca = certificate({
    subject: "test authority",
    publicKey: authority.publicKey,
    signedBy: authority.privateKey,
    extensions: [
      extension("551d13", sequence(tagged(0x01, Buffer.from([0xff]))), true),
      extension("551d0f", tagged(0x03, Buffer.from([1, 0x06])), true),
      extension("551d0e", tagged(0x04, caId)),
    ],
  });
  const cert = certificate({
    subject: "127.0.0.1",
    publicKey: server.publicKey,
    signedBy: authority.privateKey,
    extensions: [
      extension("551d13", sequence(), true),
      extension("551d11", sequence(tagged(0x87, Buffer.from([127, 0, 0, 1])))),
      extension("551d23", sequence(tagged(0x80, caId))),
    ],
  });
  const key = server.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const written = (name: string, content: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  const files = {
    caFile: written("ca.pem", ca),
    certFile: written("server.pem", cert),
    keyFile: written("server.key", key),
  };
  return { ca, cert, key, ...files };
}

interface Wanted {
  subject: string;
  publicKey: KeyObject;
  signedBy: KeyObject;
  extensions: Buffer[];
}

/** https://www.rfc-editor.org/rfc/rfc5280#section-4.1 */
function certificate({ subject, publicKey, signedBy, extensions }: Wanted): string {
  const algorithm = sequence(objectId("2a8648ce3d040302"));
  const body = sequence(
    tagged(0xa0, integer(2)),
    integer(subject === AUTHORITY ? 1 : 2),
    algorithm,
    name(AUTHORITY),
    sequence(utcTime("250101000000Z"), utcTime("491231235959Z")),
    name(subject),
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(...extensions)),
  );
  const signature = sign("sha256", body, signedBy);
  const der = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

const AUTHORITY = "test authority";

function extension(id: string, value: Buffer, critical = false): Buffer {
  const flag = critical ? [tagged(0x01, Buffer.from([0xff]))] : [];
  return sequence(objectId(id), ...flag, tagged(0x04, value));
}

function keyId(publicKey: KeyObject): Buffer {
  const der = createPublicKey(publicKey.export({ type: "spki", format: "pem" })).export({
    type: "spki",
    format: "der",
  });
  return createHash("sha1").update(der).digest();
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]) => tagged(0x30, Buffer.concat(parts));
const objectId = (hex: string) => tagged(0x06, Buffer.from(hex, "hex"));
const integer = (value: number) => tagged(0x02, Buffer.from([value]));
const utcTime = (text: string) => tagged(0x17, Buffer.from(text));
/** Only a common name. */
const name = (text: string) =>
  sequence(tagged(0x31, sequence(objectId("550403"), tagged(0x0c, Buffer.from(text)))));
