import { GetParameterCommand, type SSMClient } from "@aws-sdk/client-ssm";
import { parseChangeDestination } from "../../contract/destination-validation";
import { destinationParameterName } from "../../contract/parameter-names";
import { ContractError } from "../../contract/problems";
import type { Clock } from "../ports/clock";
import type { DestinationRegistry, DestinationWithKeys } from "../ports/registry";

/** How long an answer is used, in milliseconds. */
const KNOWN_MS = 5 * 60_000;

/** How long an answer is still used while SSM gives no other. Never when a fresh one is asked for. */
const STALE_MS = 30 * 60_000;

interface Answer {
  at: number;
  destination: DestinationWithKeys;
}

/**
 * Change destinations in SSM's Parameter Store: one parameter a destination, which names the two SecureStrings with
 * its keys. Throws what SSM throws, and a `ContractError` for a parameter that is no destination.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
 */
export function createSsmDestinations(
  client: SSMClient,
  installation: string,
  clock: Clock,
): DestinationRegistry {
  const answers = new Map<string, Answer>();
  return {
    async get(name, { fresh = false } = {}) {
      const known = answers.get(name);
      const age = known === undefined ? Number.POSITIVE_INFINITY : clock.now() - known.at;
      if (known && !fresh && age < KNOWN_MS) return known.destination;
      try {
        const destination = await readDestination(client, destinationParameterName(installation, name), name);
        answers.set(name, { at: clock.now(), destination });
        return destination;
      } catch (error) {
        const usable = known && !fresh && age < STALE_MS && !(error instanceof ContractError);
        if (usable) return known.destination;
        throw error;
      }
    },
  };
}

async function readDestination(
  client: SSMClient,
  parameter: string,
  name: string,
): Promise<DestinationWithKeys> {
  const destination = parseChangeDestination(await readParameter(client, parameter), parameter);
  if (destination.name !== name) {
    throw new ContractError([`${parameter} holds ${destination.name}, another destination.`]);
  }
  const [apiKey, appKey] = await Promise.all([
    readParameter(client, destination.apiKeyParameter),
    readParameter(client, destination.appKeyParameter),
  ]);
  return { ...destination, apiKey, appKey };
}

async function readParameter(client: SSMClient, name: string): Promise<string> {
  const answer = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
  return answer.Parameter?.Value ?? "";
}
