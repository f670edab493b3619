import * as fc from "fast-check";
import * as contract from "../../contract";

const validators = {
  validateFilter: contract.validateFilter,
  validateTrails: contract.validateTrails,
  validateDestinations: contract.validateDestinations,
  validateAlarms: contract.validateAlarms,
  validateRequest: contract.validateRequest,
  validateOffer: contract.validateOffer,
  validateConnection: contract.validateConnection,
  parseTrailRegistration: (value: unknown) => contract.parseTrailRegistration(JSON.stringify(value)),
  parseChangeDestination: (value: unknown) => contract.parseChangeDestination(JSON.stringify(value)),
};

const words = fc.constantFrom(
  ...[
    "exclude",
    "include",
    "preset",
    "name",
    "bucket",
    "region",
    "id",
    "filter",
    "prefixes",
    "keyPrefix",
    "schema",
  ],
  ...[
    "endpoint",
    "apiKey",
    "appKeyParameter",
    "pattern",
    "period",
    "__proto__",
    "constructor",
    "toString",
    "length",
  ],
  ...["main", "", "eu-west-1", "https://[", "arn:aws:iam::1:role/x", "*", "terraform"],
);
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    words,
    fc.jsonValue({ maxDepth: 1 }),
    fc.dictionary(words, tie("value"), { maxKeys: 6 }),
    fc.array(tie("value"), { maxLength: 3 }),
  ),
})).value;

test.each(Object.entries(validators))(
  "%s takes any value: it returns, or tells each problem in a sentence",
  (_, validate) => {
    fc.assert(
      fc.property(anything, (value) => {
        try {
          validate(value);
        } catch (error) {
          if (!(error instanceof contract.ContractError)) throw error;
          expect(error.problems.length).toBeGreaterThan(0);
          for (const problem of error.problems) expect(problem).toMatch(/^\S[^\n]*[.?]$/);
        }
      }),
      { numRuns: 200 },
    );
  },
);

test("what was validated is valid again and stays as it is", () => {
  const trail = {
    name: "a",
    bucket: "a-b",
    bucketAccountId: "111122223333",
    region: "eu-west-1",
    externalId: "ab",
  };
  const { prefixes, ...once } = contract.validateTrails([{ ...trail, keyPrefix: "x" }])[0] ?? {
    prefixes: [],
  };
  expect(contract.validateTrails([{ ...once, prefixes }])).toEqual([{ ...once, prefixes }]);
});
