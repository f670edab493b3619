import ts from "typescript";

/** Whether a test file has a test of that title, as jest prints it (the titles of describe left out). */
export function hasTest(source: string, title: string): boolean {
  return titlesIn(source).some((template) => fills(template, title, source));
}

/** First arguments of `test(…)`, `it(…)` and their `.each`, `.concurrent`: with placeholders where there are any. */
function titlesIn(source: string): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ["test", "it"].includes(rootOf(node.expression))) {
      const [title] = node.arguments;
      if (title !== undefined && ts.isStringLiteralLike(title)) titles.push(title.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("test.ts", source, ts.ScriptTarget.Latest, true));
  return titles;
}

/** `test` of `test.each(rows)`, which is what the title is given to. */
function rootOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return rootOf(node.expression);
  return "";
}

/** What stands in the place of a placeholder must be in the file: it comes from the rows of `each`. */
function fills(template: string, title: string, source: string): boolean {
  const parts = template.split(/%[sdijfop#]/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const values = new RegExp(`^${parts.join("(.*?)")}$`, "s").exec(title);
  return values?.slice(1).every((value) => source.includes(value)) ?? false;
}
