import path from "node:path";
import ts from "typescript";
import { blocksIn, placeOf, type Block } from "./pages";

// Every TypeScript block of the pages compiles by itself, against the components under the package's name.

const ROOT = path.resolve(__dirname, "../..");
const blocks = blocksIn("ts");

test("TypeScript blocks compile", () => {
  expect(blocks.length).toBeGreaterThanOrEqual(4);
  expect(problemsOf(blocks)).toEqual([]);
});

test("a block that is wrong is found", () => {
  const wrong = `import { TrailQueue } from "cloudtrail-changes";\nnew TrailQueue("audit", { queue: "x" });\n`;
  const [problem] = problemsOf([{ page: "page.md", line: 7, language: "ts", text: wrong }]);
  expect(problem).toMatch(/^page\.md:8 .*'queue' does not exist/);
});

function problemsOf(given: Block[]): string[] {
  const files = new Map(given.map((block, index) => [path.join(ROOT, `block-${String(index)}.ts`), block]));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts"],
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: ["node"],
    strict: true,
    esModuleInterop: true,
    isolatedModules: true,
    skipLibCheck: true,
    noEmit: true,
    paths: {
      "cloudtrail-changes": [path.join(ROOT, "components/index.ts")],
      "cloudtrail-changes/program": [path.join(ROOT, "index.ts")],
      "cloudtrail-changes/runtime": [path.join(ROOT, "runtime/index.ts")],
    },
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    readFile: (name) => files.get(path.resolve(name))?.text ?? disk.readFile(name),
    fileExists: (name) => files.has(path.resolve(name)) || disk.fileExists(name),
    getSourceFile: (name, version, ...rest) => {
      const block = files.get(path.resolve(name));
      return block
        ? ts.createSourceFile(name, block.text, version)
        : disk.getSourceFile(name, version, ...rest);
    },
  };
  const program = ts.createProgram([...files.keys()], options, host);
  // The blocks alone: the library's own sources are checked elsewhere.
  return [...files].flatMap(([name, block]) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ start = 0, messageText }) => {
        const line = block.line + (file?.getLineAndCharacterOfPosition(start).line ?? 0);
        return `${placeOf({ ...block, line })} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      },
    );
  });
}
