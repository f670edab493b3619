/** The stacks as a provider makes them in an AWS emulator that runs their functions: `npm run test:deployed`. */
const { testPathIgnorePatterns: _, ...config } = require("./jest.config.cjs");

/** @type {import("jest").Config} */
module.exports = { ...config, testMatch: ["<rootDir>/test/deployed/**/*.test.ts"], testTimeout: 120_000 };
