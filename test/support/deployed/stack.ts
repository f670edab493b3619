import type { RecordedScenario } from "../terraform/configuration";
import { configurationOf } from "../terraform/configuration";
import { readProviderSchema, type ProviderSchema } from "../terraform/provider-schema";
import { TerraformFolder } from "../terraform/terraform";

export const REGION = "eu-west-1";

/** What a program asked for, applied by the real AWS provider to one account of the emulator that `variables` name. */
export class Stack {
  private readonly folder: TerraformFolder;
  private initialised: Promise<void> | undefined;
  /** Addresses of what there is. */
  resources: string[] = [];

  constructor(
    readonly accountId: string,
    variables: Record<string, string>,
  ) {
    this.folder = new TerraformFolder(variables);
  }

  /** Makes it so, the first time or again. Throws with what the provider or the emulator refused. */
  async apply(scenario: RecordedScenario): Promise<void> {
    await (this.initialised ??= this.initialise());
    const known = await (schema ??= this.folder.schema().then(readProviderSchema));
    const { json, unknown } = configurationOf([scenario], known, {
      folder: this.folder.path,
      references: true,
      provider: {
        region: REGION,
        // The key that the emulator takes for the account's root.
        access_key: this.accountId,
        secret_key: "test",
        s3_use_path_style: true,
        skip_credentials_validation: true,
        skip_metadata_api_check: true,
      },
    });
    const strange = unknown.get(scenario.name)?.filter((path) => !/^aws_\w+\.region$/.test(path));
    if (strange?.length) throw new Error(`The provider does not know ${strange.join(", ")}.`);
    this.folder.write(json);
    this.resources = await this.folder.apply();
  }

  async destroy(): Promise<void> {
    await this.folder.destroy();
    this.resources = await this.folder.state();
  }

  remove(): void {
    this.folder.remove();
  }

  private async initialise(): Promise<void> {
    this.folder.write({ terraform: { required_providers: { aws: { source: "hashicorp/aws" } } } });
    await this.folder.init();
  }
}

/** The same for all, and large. */
let schema: Promise<ProviderSchema> | undefined;
