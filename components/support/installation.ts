import type * as pulumi from "@pulumi/pulumi";
import { problemOfInstallation } from "../../contract/installation-names";
import { refusal } from "./refuse";

/** The name of an installation, refused when it cannot be part of the names that follow from it. */
export function checkedInstallation(
  component: pulumi.ComponentResource,
  name: string,
  installation: string,
): string {
  const problem = problemOfInstallation(installation);
  if (problem !== undefined) throw refusal(component, name, `installation ${problem}`);
  return installation;
}
