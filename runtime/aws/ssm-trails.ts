import { GetParameterCommand, ParameterNotFound, type SSMClient } from "@aws-sdk/client-ssm";
import { trailParameterName } from "../../contract/parameter-names";
import { ContractError } from "../../contract/problems";
import type { TrailRegistration } from "../../contract/trail-registration";
import { parseTrailRegistration } from "../../contract/trail-validation";
import type { Clock } from "../ports/clock";
import type { TrailRegistry } from "../ports/registry";

/** How long an answer is used, in milliseconds. */
const KNOWN_MS = 5 * 60_000;

/**
 * How long an answer passes for a fresh one, and how long an absence is remembered at all. Short, since a customer
 * may just be being registered; more than nothing, since anyone who may send to the queue can name buckets.
 */
const FRESH_MS = 10_000;

/** How long an answer is still used while SSM gives no other. */
const STALE_MS = 30 * 60_000;

interface Answer {
  at: number;
  trail: TrailRegistration | undefined;
}

/**
 * Registered trails in SSM's Parameter Store, one parameter a bucket. Throws what SSM throws when nothing is known,
 * and a `ContractError` for a parameter that is no registration.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
 */
export function createSsmTrails(client: SSMClient, installation: string, clock: Clock): TrailRegistry {
  const answers = new Map<string, Answer>();
  const asking = new Map<string, Promise<Answer>>();

  const ask = async (bucket: string): Promise<Answer> => {
    const answer = { at: clock.now(), trail: await readTrail(client, installation, bucket) };
    // Absences are remembered too, and foreign buckets must not fill the memory.
    if (answers.size >= 10_000) answers.clear();
    answers.set(bucket, answer);
    return answer;
  };

  const askOnce = (bucket: string): Promise<Answer> => {
    const pending = asking.get(bucket) ?? ask(bucket).finally(() => asking.delete(bucket));
    asking.set(bucket, pending);
    return pending;
  };

  return {
    async find(bucket, { fresh = false } = {}) {
      const known = answers.get(bucket);
      const age = known === undefined ? Number.POSITIVE_INFINITY : clock.now() - known.at;
      if (known !== undefined && age < (fresh || !known.trail ? FRESH_MS : KNOWN_MS)) return known.trail;
      try {
        return (await askOnce(bucket)).trail;
      } catch (error) {
        if (known?.trail !== undefined && age < STALE_MS && !(error instanceof ContractError))
          return known.trail;
        throw error;
      }
    },
  };
}

async function readTrail(
  client: SSMClient,
  installation: string,
  bucket: string,
): Promise<TrailRegistration | undefined> {
  const name = nameOf(installation, bucket);
  if (name === undefined) return undefined;
  try {
    const { Parameter: parameter } = await client.send(new GetParameterCommand({ Name: name }));
    const trail = parseTrailRegistration(parameter?.Value ?? "", name);
    if (trail.bucket !== bucket)
      throw new ContractError([`${name} registers ${trail.bucket}, another bucket.`]);
    return trail;
  } catch (error) {
    if (error instanceof ParameterNotFound) return undefined;
    throw error;
  }
}

/** A bucket that no parameter can be named after is not registered. */
function nameOf(installation: string, bucket: string): string | undefined {
  try {
    return trailParameterName(installation, bucket);
  } catch (error) {
    if (error instanceof ContractError) return undefined;
    throw error;
  }
}
