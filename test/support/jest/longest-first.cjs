// The longest suites begin first, also where nothing is known yet of their times: so both cores end together, and the
// simulation of the publisher, all promises, runs before others of its process make promises slow by watching them.
const { default: Sequencer } = require("@jest/test-sequencer");

const LONGEST = ["publisher-properties.test.ts", "page-faults.test.ts", "iam-mutants.test.ts"];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = LONGEST.findIndex((name) => path.endsWith(name));
      return place === -1 ? LONGEST.length : place;
    };
    return [...super.sort(tests)].sort((left, right) => rank(left) - rank(right));
  }
};
