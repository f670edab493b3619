import { docTable } from "../../support/changes/doc-tables";
import { fieldRows, nameRows, shapeRows } from "../../support/changes/redaction-tables";

const DOC = "docs/redaction.md";

test.each([
  ["1 Fields", fieldRows()],
  ["3 Names", nameRows()],
  ["4 Shapes", shapeRows()],
])("docs/redaction.md has the table %p as the code has it", (heading, rows) => {
  expect(docTable(DOC, heading)).toEqual(rows);
});
