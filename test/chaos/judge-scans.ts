import type { RunFacts } from "../support/chaos/facts";

/**
 * The account of each file that was read to its end, against what the generator wrote into it and what is expected of
 * it: a file that can be read has at least one such account, and each of them is right. Poison files only add up.
 */
export function scanViolations({ scans, files, poison, expected }: RunFacts): string[] {
  const changesOf = new Map<string, number>();
  for (const { file } of expected) changesOf.set(file, (changesOf.get(file) ?? 0) + 1);
  const recordsOf = new Map(files.map(({ key, records }) => [key, records]));
  const scanned = new Set(scans.map(({ key }) => key));
  const unread = files.filter(({ key }) => !scanned.has(key));

  const wrong = scans.flatMap(({ key, records, changes, drops }) => {
    const written = poison.has(key) ? records : recordsOf.get(key);
    const meant = changesOf.get(key) ?? 0;
    if (records === written && changes === meant && records === changes + drops) return [];
    const told = `${key}: ${records} records = ${changes} changes + ${drops} drops`;
    return [`${told} is the account; ${written ?? "no"} records were written, ${meant} changes expected.`];
  });
  const [first] = unread;
  return [
    ...wrong,
    ...(first ? [`${unread.length} files were never accounted for, such as ${first.key}.`] : []),
  ];
}
