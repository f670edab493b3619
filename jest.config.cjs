/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  // They need tools of their own, and have configurations of their own.
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/(provider|engine|deployed|page)/"],
  transform: { "^.+\\.ts$": "ts-jest" },
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/.tmp/"],
};
