import { generateKeyPairSync, sign } from "node:crypto";

/** A certificate that nobody vouches for, made on the spot, so that no key lies in the repository. */
export function selfSignedCertificate(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ecdsaWithSha256 = sequence(objectId("2a8648ce3d040302"));
  const name = sequence(set(sequence(objectId("550403"), tagged(0x0c, Buffer.from("localhost")))));
  const validity = sequence(utcTime("250101000000Z"), utcTime("491231235959Z"));
  const spki = publicKey.export({ type: "spki", format: "der" });
  const version = tagged(0xa0, tagged(0x02, Buffer.from([2])));
  const body = sequence(
    ...[version, tagged(0x02, Buffer.from([1])), ecdsaWithSha256, name, validity, name, spki],
  );
  const signature = tagged(0x03, Buffer.concat([Buffer.from([0]), sign("sha256", body, privateKey)]));
  const der = sequence(body, ecdsaWithSha256, signature);
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n"),
  };
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]) => tagged(0x30, Buffer.concat(parts));
const set = (...parts: Buffer[]) => tagged(0x31, Buffer.concat(parts));
const objectId = (hex: string) => tagged(0x06, Buffer.from(hex, "hex"));
const utcTime = (text: string) => tagged(0x17, Buffer.from(text));
