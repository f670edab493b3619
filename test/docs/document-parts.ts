import { textOf } from "./generated";

/** The sections of docs/permissions.md that print a document, folded, under the heading of the account they belong to. */
export function foldedDocuments(): string {
  return textOf("docs/permissions.md")
    .split(/^(?=## )/m)
    .flatMap((chapter) => {
      const [heading = "", ...sections] = chapter.split(/^### /m);
      const folded = sections.filter((section) => section.includes("```json")).map(fold);
      return folded.length === 0 ? [] : [`#${heading.trim()}`, ...folded];
    })
    .join("\n\n");
}

/** The text between a heading and the next stands in the fold, and so needs no heading of its own. */
function fold(section: string): string {
  const [title = "", ...text] = section.split("\n");
  const body = text
    .join("\n")
    .replace(/<!-- document: \w+ -->\n\n/, "")
    .trim();
  return `<details>\n<summary>${title}</summary>\n\n${body}\n\n</details>`;
}
