/** Programs on the real Pulumi engine against an AWS emulator: `npm run test:engine`. */
const { testPathIgnorePatterns: _, ...config } = require("./jest.config.cjs");

/** @type {import("jest").Config} */
module.exports = { ...config, testMatch: ["<rootDir>/test/engine/**/*.test.ts"], testTimeout: 1_200_000 };
