import { alarmProblems } from "./alarm-rules";
import { KEY_NAMES, keyOf } from "./keys";
import type { KeysRead } from "./read-keys";
import { trailProblems } from "./trail-rules";
import { vendorProblems } from "./vendor-rules";

/** What the keys must be together. A key that is wrong by itself is not told of twice. */
export function problemsTogether(read: KeysRead): string[] {
  const { side } = read.values;
  return [
    ...othersKeys(read),
    ...(side === "vendor" ? [] : [...trailProblems(read), ...alarmProblems(read)]),
    ...(side === "customer" ? [] : vendorProblems(read)),
  ];
}

/** Keys of the other side do nothing here, and say that something was meant otherwise. */
function othersKeys({ values: { side }, given }: KeysRead): string[] {
  return KEY_NAMES.filter((name) => given.has(name) && !keyOf(name).sides.includes(side)).map((name) =>
    side === "both" && (name === "vendor" || name === "vendorStack")
      ? `${name} names another vendor, but with side both this stack is the vendor itself. Remove ${name}, or set side customer.`
      : `${name} is for side ${keyOf(name).sides.join(" or ")}, but this stack has side ${side}. Remove ${name}, or set side.`,
  );
}
