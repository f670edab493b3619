/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // No test asserts a time; a loaded machine may be slow.
  testTimeout: 60_000,
  // jest itself leaves one core free, which on two is half of them.
  maxWorkers: "100%",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testSequencer: "<rootDir>/test/support/jest/longest-first.cjs",
  // They need tools of their own, and have configurations of their own.
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/(provider|engine|deployed|page)/"],
  transform: { "^.+\\.ts$": "ts-jest" },
  // What Pulumi spends much time on, and the tests do without.
  moduleNameMapper: {
    "^\\.{1,2}/(runtime/)?debuggable$": "<rootDir>/test/support/jest/debuggable.ts",
    "^@npmcli/arborist$": "<rootDir>/test/support/jest/arborist.ts",
    "^\\.\\./\\.\\./typescript-shim$": "<rootDir>/test/support/jest/lazy-typescript.ts",
  },
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/.tmp/"],
};
