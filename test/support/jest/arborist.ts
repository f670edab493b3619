// Stands in for npm's arborist, which Pulumi loads with itself and uses for functions written within a program only:
// there are none here, and it loads longer than all the rest of Pulumi.
export class Arborist {
  constructor() {
    throw new Error("No program here has functions that are written within it.");
  }
}
