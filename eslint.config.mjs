import js from "@eslint/js";
import globals from "globals";
import tseslint from "typescript-eslint";

/**
 * Which folder may import which: dependencies point one way (see CONTRIBUTING.md).
 * A folder that is not listed for another is refused there; so are Pulumi packages outside the components.
 */
const folders = ["contract", "runtime", "cli", "local", "components", "policy-pack", "test"];
const mayImport = {
  contract: ["contract"],
  runtime: ["runtime", "contract"],
  cli: ["cli", "runtime", "contract"],
  local: ["local", "runtime", "contract"],
};

const importDirection = Object.entries(mayImport).map(([folder, allowed]) => ({
  files: [`${folder}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          ...folders
            .filter((other) => !allowed.includes(other))
            .map((other) => ({
              regex: `^(\\.\\./)+${other}(/|$)`,
              message: `${folder}/ may import only ${allowed.join(", ")}.`,
            })),
          { regex: "^@pulumi/", message: `${folder}/ knows nothing of Pulumi.` },
          ...(folder === "contract" || folder === "cli"
            ? [{ regex: "^@aws-sdk/", message: `${folder}/ uses no AWS SDK client.` }]
            : []),
        ],
      },
    ],
  },
}));

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
  pureFolders,
  { files: ["**/*.mjs", "**/*.cjs"], ...tseslint.configs.disableTypeChecked },
  { files: ["**/*.cjs"], rules: { "no-undef": "off", "@typescript-eslint/no-require-imports": "off" } },
);
