import * as pulumi from "@pulumi/pulumi";
import { readConfig } from "./config";
import { bothSides } from "./program/both";
import { customerSide } from "./program/customer";
import { programName } from "./program/name";
import { vendorSide } from "./program/vendor";

/** The program that `pulumi up` runs: the side that the stack's configuration names. */
export = async function program(): Promise<pulumi.Inputs> {
  const config = readConfig();
  const name = programName(pulumi.getProject(), pulumi.getStack());
  switch (config.side) {
    case "customer":
      return customerSide(name, config);
    case "vendor":
      return vendorSide(name, config);
    case "both":
      return bothSides(name, config);
  }
};
