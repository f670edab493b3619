/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  transform: { "^.+\\.ts$": "ts-jest" },
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/.tmp/"],
};
