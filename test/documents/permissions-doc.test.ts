import { readFileSync } from "node:fs";
import path from "node:path";
import { exampleDocuments, type DocumentName } from "../support/iam/documents";

/** Shows that docs/permissions.md prints the documents that the code makes, and gives a reason for each statement. */

const page = readFileSync(path.resolve(__dirname, "../../docs/permissions.md"), "utf8");
const documents = exampleDocuments();

/** Variants of a printed document, with the words in which the page tells how they differ. */
const VARIANTS: Partial<Record<DocumentName, string>> = {
  readerTrustWithoutRole: "Left out when the vendor names no role",
  readerTrustWithoutExternalId: "withoutExternalId: true",
  globexReaderTrust: "yours differ in names and accounts alone",
  readerPermissionsWithListing: "With `allowListing: true`",
  snsSubscribePolicyAnyQueue: "any queue of the vendor's account in the topic's region",
  processorPermissionsWidened: "every role under `/cloudtrail-changes/`",
  chinaReaderTrust: "`arn:aws-cn:…` in China",
  chinaReaderPermissions: "`arn:aws-cn:…` in China",
  govcloudTrailQueuePolicy: "`arn:aws-us-gov:…` in GovCloud",
  globexSession: "the log files of the trail, also where they lie in an organisation's trail",
  globexListingSession: "the log files of the trail, also where they lie in an organisation's trail",
};

interface Section {
  name: string;
  json: string;
  prose: string;
}

const sections: Section[] = page.split(/^##+ .*$/m).flatMap((section) => {
  const found = /<!-- document: (\w+) -->\s*```json\n(.*?)```(.*)$/s.exec(section);
  const [, name = "", json = "", prose = ""] = found ?? [];
  return found ? [{ name, json, prose }] : [];
});

test("every document is printed, or told as a variant of one that is", () => {
  const names = [...sections.map(({ name }) => name), ...Object.keys(VARIANTS)];
  expect(names.toSorted()).toEqual(Object.keys(documents).toSorted());
  const flowing = page.replace(/\s+/g, " ");
  expect(Object.values(VARIANTS).filter((words) => !flowing.includes(words))).toEqual([]);
});

test.each(sections)("$name is printed as the code makes it", ({ name, json }) => {
  expect(JSON.parse(json)).toEqual(documents[name as DocumentName]);
});

test.each(sections)("$name: each statement has a reason, and each reason a statement", ({ name, prose }) => {
  const statements = documents[name as DocumentName].Statement;
  const reasons = [...prose.matchAll(/^- `(\w+)`: \S/gm)].map(([, sid]) => sid);
  expect(reasons).toEqual(statements.flatMap(({ Sid }) => Sid ?? []));
});

test("every condition key is explained in the section that has it", () => {
  const unexplained = sections.flatMap(({ name, prose }) =>
    documents[name as DocumentName].Statement.flatMap(({ Sid, Condition: condition = {} }) =>
      Object.values(condition)
        .flatMap((keys) => Object.keys(keys))
        .filter((key) => !prose.includes(`\`${key}\``))
        .map((key) => `${name} ${Sid}: ${key}`),
    ),
  );
  expect(unexplained).toEqual([]);
});
