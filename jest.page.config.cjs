/** The page of `npm start` in a real Chromium: `npm run test:page`. */
const { testPathIgnorePatterns: _, ...config } = require("./jest.config.cjs");

/** @type {import("jest").Config} */
module.exports = { ...config, testMatch: ["<rootDir>/test/page/**/*.test.ts"], testTimeout: 120_000 };
