import js from "@eslint/js";
import globals from "globals";
import tseslint from "typescript-eslint";

/**
 * Which folder may import which: dependencies point one way (see CONTRIBUTING.md).
 * A folder that is not listed for another is refused there; so are Pulumi packages outside the components.
 */
const folders = ["contract", "runtime", "cli", "local", "components", "program", "policy-pack", "test"];
const mayImport = {
  components: ["components", "contract"],
  program: ["program", "components", "contract"],
  contract: ["contract"],
  runtime: ["runtime", "contract"],
  cli: ["cli", "runtime", "contract"],
  local: ["local", "runtime", "contract", "components/documents"],
};
/** Sub-folders of `other` that are allowed although it is not, as a part of a regular expression. */
const except = (allowed, other) =>
  allowed
    .filter((one) => one.startsWith(`${other}/`))
    .map((one) => `(?!${one.slice(other.length + 1)}(/|$))`)
    .join("");

const importDirection = Object.entries(mayImport).map(([folder, allowed]) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          ...folders
            .filter((other) => !allowed.includes(other))
            .map((other) => ({
              regex: `^(\\.\\./)+${other}(/${except(allowed, other)}|$)`,
              message: `${folder}/ may import only ${allowed.join(", ")}.`,
            })),
          ...(folder === "components" || folder === "program"
            ? []
            : [{ regex: "^@pulumi/", message: `${folder}/ knows nothing of Pulumi.` }]),
          ...(["contract", "cli", "components", "program"].includes(folder)
            ? [{ regex: "^@aws-sdk/", message: `${folder}/ uses no AWS SDK client.` }]
            : []),
        ],
      },
    ],
  },
}));

/** Policy documents are plain functions: they know partitions and names, and nothing of Pulumi. */
const documents = {
  files: ["components/documents/**/*.ts"],
  rules: {
    "@typescript-eslint/no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            regex: "^\\.\\./(?!\\.\\./contract/)",
            message: "components/documents/ may import only contract.",
          },
          { regex: "^@pulumi/", message: "components/documents/ knows nothing of Pulumi." },
        ],
      },
    ],
  },
};

/** Users copy the examples, so they know the package by its name. */
const examples = {
  files: ["examples/**/*.ts"],
  languageOptions: { parserOptions: { projectService: false, project: "examples/tsconfig.json" } },
  rules: {
    "no-restricted-imports": [
      "error",
      { patterns: [{ regex: "^\\.\\./", message: "examples/ import the package by its name." }] },
    ],
  },
};

/** The page runs in a browser; its own tsconfig.json knows neither Node nor what else is here but the API's types. */
const page = {
  files: ["local/page/ui/**/*.{ts,tsx}"],
  languageOptions: { globals: globals.browser },
};

/** What is pure stays pure: no I/O module may be imported there. */
const pureFolders = {
  files: ["contract/**/*.ts", "runtime/changes/**/*.ts"],
  rules: {
    "@typescript-eslint/no-restricted-imports": [
      "error",
      {
        patterns: [
          { regex: "^node:(?!(crypto|util)$)", message: "This folder is pure: no I/O." },
          { regex: "^@aws-sdk/", message: "This folder is pure: no I/O." },
        ],
      },
    ],
  },
};

export default tseslint.config(
  { ignores: ["dist/", ".tmp/", "coverage/", "**/*.wasm.ts", "**/assembly/"] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      globals: globals.node,
      parserOptions: { projectService: { allowDefaultProject: ["*.mjs", "*.cjs", "scripts/*.mjs"] } },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/require-await": "off",
      eqeqeq: "error",
      "max-lines": ["error", { max: 300 }],
    },
  },
  ...importDirection,
  documents,
  examples,
  pureFolders,
  page,
  { files: ["**/*.mjs", "**/*.cjs"], ...tseslint.configs.disableTypeChecked },
  { files: ["**/*.cjs"], rules: { "no-undef": "off", "@typescript-eslint/no-require-imports": "off" } },
);
