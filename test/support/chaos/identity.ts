import type { ServerResponse } from "node:http";
import type { TrailRegistration } from "../../../contract/trail-registration";
import { assumeRoleAnswer, jsonAnswer, jsonError, stsError } from "../processing/aws-answers";
import type { Faults } from "./faults";
import { bodyOf, serveLoopback, type LoopbackServer } from "./http";
import type { World } from "./world";

export interface IdentityOptions {
  trails: TrailRegistration[];
  /** Values of parameters by name; may be changed while the run goes on. */
  parameters: Map<string, string>;
  faults: Faults;
  world: World;
  /** Whether a role may not be assumed now. */
  denies: (roleArn: string) => boolean;
}

/** Stand-ins of AWS STS, which asks for the right external id, and of Parameter Store, on one server. */
export function startIdentity(options: IdentityOptions): Promise<LoopbackServer> {
  let throttled = 0;
  return serveLoopback(async (request, response) => {
    const body = (await bodyOf(request)).toString();
    if (request.headers["x-amz-target"] === undefined)
      return answerRole(new URLSearchParams(body), response, options);
    if (throttled === 0 && options.faults.hits("ssm-throttled")) {
      throttled = 1 + Math.floor(5 * options.faults.random());
    }
    if (throttled > 0) {
      throttled -= 1;
      return jsonError(response, 400, "ThrottlingException");
    }
    const value = options.parameters.get((JSON.parse(body) as { Name: string }).Name);
    if (value === undefined) jsonError(response, 400, "ParameterNotFound");
    else jsonAnswer(response, { Parameter: { Value: value } });
  });
}

function answerRole(request: URLSearchParams, response: ServerResponse, options: IdentityOptions): void {
  const { trails, faults, world, denies } = options;
  const trail = trails.find(({ roleArn }) => roleArn === request.get("RoleArn"));
  const denied = trail !== undefined && denies(trail.roleArn);
  if (denied) faults.count("sts-denied");
  if (!trail || denied || request.get("ExternalId") !== trail.externalId) {
    return stsError(response, 403, "AccessDenied", "not authorized to perform: sts:AssumeRole");
  }
  assumeRoleAnswer(response, { expiration: new Date(world.now() + 3_600_000).toISOString() });
}
