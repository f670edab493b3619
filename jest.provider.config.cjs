/** What the real AWS provider of Terraform thinks of what our components ask for: `npm run test:provider`. */
const { testPathIgnorePatterns: _, ...config } = require("./jest.config.cjs");

/** @type {import("jest").Config} */
module.exports = { ...config, testMatch: ["<rootDir>/test/provider/**/*.test.ts"], testTimeout: 300_000 };
