import * as pulumi from "@pulumi/pulumi";
import { nameOfStack } from "../components/support/stack-name";
import { readConfig } from "../config";
import { bothSides } from "./both";
import { customerSide } from "./customer";
import { vendorSide } from "./vendor";

/** The program that `pulumi up` runs: the side that the stack's configuration names. */
export = async function program(): Promise<pulumi.Inputs> {
  const config = readConfig();
  const name = nameOfStack(pulumi.getProject(), pulumi.getStack());
  switch (config.side) {
    case "customer":
      return customerSide(name, config);
    case "vendor":
      return vendorSide(name, config);
    case "both":
      return bothSides(name, config);
  }
};
