import { isDeepStrictEqual } from "node:util";
import { looksLikeRecord } from "../../../runtime/cloudtrail/scan/swallowed";
import { check, type Finders } from "./fuzz-case";
import { mutateOnce } from "./mutate";
import { Random } from "./random";
import { scanBytes } from "./scan-bytes";
import { record } from "./scan-file";

const RECORDS = 8;

/** A file of usual records, damaged in one place: every record but the damaged one is still delivered, or skipped. */
export function fuzzRescue(seed: number, { kernel, plain }: Finders): "rescue" {
  const random = new Random(seed);
  const spaces = random.oneIn(3) ? 2 : undefined;
  const texts = Array.from({ length: RECORDS }, (_, n) =>
    JSON.stringify(record(seed + n, fields(random)), null, spaces),
  );
  const hurt = random.int(RECORDS);
  const damaged = mutateOnce(Buffer.from(texts[hurt]!), random);
  const before = Buffer.from(
    `{"Records":[${texts
      .slice(0, hurt)
      .map((text) => text + ",")
      .join("")}`,
  );
  const behind = Buffer.from(
    `${texts
      .slice(hurt + 1)
      .map((text) => "," + text)
      .join("")}]}`,
  );
  const { records: found } = scanBytes(Buffer.concat([before, damaged, behind]), {
    finder: random.oneIn(2) ? kernel : plain,
    pieces: [1 + random.int(3000)],
    skipReads: false,
  });
  texts.forEach((text, n) => {
    if (n === hurt) return;
    const wanted: unknown = JSON.parse(text);
    check(
      found.some(({ record: one }) => isDeepStrictEqual(one, wanted)),
      `record ${n} survives damage to ${hurt}`,
    );
  });
  const whole = found.filter(({ record: one }) => looksLikeRecord(one));
  check(whole.length <= RECORDS, "no record is made up");
  return "rescue";
}

function fields(random: Random): Record<string, unknown> {
  return {
    readOnly: random.oneIn(2),
    userAgent: random.pick([
      "aws-cli/2.15",
      "Terraform/1.7 (+https://www.terraform.io)",
      "[console]",
      'a "b" \\ {c}',
    ]),
    responseElements: random.pick([null, { items: [{ readOnly: true }, { a: [] }] }, {}]),
    policy: random.pick([undefined, JSON.stringify({ Statement: [{ Effect: "Allow", Action: ["*"] }] }), ""]),
    resources: random.pick([undefined, [], [{ ARN: "arn:aws:s3:::bucket" }, { ARN: "arn:aws:s3:::other" }]]),
  };
}
