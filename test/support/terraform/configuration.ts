import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { RecordedResource, RunOptions } from "../components/monitor";
import { filesOf, zip } from "./archive";
import { convertResource } from "./convert";
import { address, terraformType } from "./names";
import type { ProviderSchema } from "./provider-schema";
import { referring, type Referable } from "./references";

/** What a scenario asked for, and under which options it ran. */
export interface RecordedScenario {
  name: string;
  resources: RecordedResource[];
  options: RunOptions;
}

export interface ConfigurationOptions {
  /** Where archives are written. */
  folder: string;
  /** References to what other resources return; else the values of the fake AWS, which validators can judge. */
  references: boolean;
  /** Settings of the provider beside the region. Defaults to those of a plan, which asks nobody. */
  provider?: Record<string, unknown>;
}

export interface Configuration {
  /** The content of `main.tf.json`. */
  json: Record<string, unknown>;
  /** Addresses, by scenario. */
  addresses: Map<string, string[]>;
  /** What the provider does not know, by scenario. */
  unknown: Map<string, string[]>;
}

/** All scenarios as one configuration of Terraform: the provider starts once. */
export function configurationOf(
  scenarios: RecordedScenario[],
  schema: ProviderSchema,
  { folder, references, provider = OFFLINE }: ConfigurationOptions,
): Configuration {
  const configuration: Configuration = { json: {}, addresses: new Map(), unknown: new Map() };
  const bodies: Record<string, Record<string, unknown>> = {};
  for (const { name, resources, options } of scenarios) {
    const referables = referablesOf(name, resources, schema);
    const unknown: string[] = [];
    for (const [urn, { resource, type, address }] of referables) {
      const waitsFor = resource.dependencies.flatMap((one) =>
        one === urn ? [] : (referables.get(one) ?? []),
      );
      const block = schema[type]?.block;
      if (!block) {
        unknown.push(type);
        continue;
      }
      const converted = convertResource(resource, type, block, {
        saveArchive: (archive) => savedArchive(archive, folder),
        ...(references ? { text: referring(waitsFor, options) } : {}),
      });
      unknown.push(...converted.unknown);
      const dependsOn = waitsFor.map((one) => one.address);
      (bodies[type] ??= {})[address.slice(type.length + 1)] = { ...converted.body, depends_on: dependsOn };
    }
    configuration.addresses.set(
      name,
      [...referables.values()].map((one) => one.address),
    );
    configuration.unknown.set(name, [...new Set(unknown)].sort());
  }
  configuration.json = {
    terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
    provider: { aws: { region: "eu-west-1", ...provider } },
    resource: bodies,
  };
  return configuration;
}

/** Credentials that open nothing, and no question asked: a plan of new resources needs no network. */
const OFFLINE = {
  access_key: "example",
  secret_key: "example",
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: true,
  skip_region_validation: true,
};

/** The AWS resources of a scenario, by URN. */
function referablesOf(scenario: string, resources: RecordedResource[], schema: ProviderSchema) {
  const taken = new Set<string>();
  const referables = new Map<string, Referable>();
  for (const resource of resources) {
    const type = terraformType(resource.type);
    if (type === undefined) continue;
    const own = `${type}.${address(scenario, resource.name)}`;
    // Two resources may have one name under different parents.
    const unique = taken.has(own) ? `${own}-${digest(resource.urn)}` : own;
    taken.add(unique);
    const attributes = schema[type]?.block.attributes ?? {};
    referables.set(resource.urn, { resource, type, address: unique, has: (name) => name in attributes });
  }
  return referables;
}

function savedArchive(archive: Record<string, unknown>, folder: string): string {
  const content = zip(filesOf(archive));
  const file = path.join(folder, `${digest(content)}.zip`);
  writeFileSync(file, content);
  return file;
}

function digest(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 8);
}
