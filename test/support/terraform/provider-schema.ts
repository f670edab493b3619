/** What `terraform providers schema -json` tells of a resource; the parts that we read. */
export interface Block {
  attributes?: Record<string, Attribute>;
  block_types?: Record<string, { nesting_mode: string; block: Block }>;
}

export interface Attribute {
  /** `"string"`, `["list", "string"]`, `["object", { … }]`, … */
  type?: unknown;
  required?: boolean;
}

/** The resources of a provider, by type. */
export type ProviderSchema = Record<string, { block: Block } | undefined>;

export const PROVIDER = "registry.terraform.io/hashicorp/aws";

export function readProviderSchema(json: string): ProviderSchema {
  const { provider_schemas } = JSON.parse(json) as {
    provider_schemas: Record<string, { resource_schemas: ProviderSchema } | undefined>;
  };
  const provider = provider_schemas[PROVIDER];
  if (!provider) throw new Error(`The schema has no ${PROVIDER}.`);
  return provider.resource_schemas;
}
