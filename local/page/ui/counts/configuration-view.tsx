import { useState } from "preact/hooks";
import type { FilterConfiguration } from "../../api";
import { CopyButton } from "../support/copy-button";
import { TabPanel, Tabs } from "../support/tabs";

const TABS = [
  { name: "pulumi", title: "Pulumi configuration" },
  { name: "rules", title: "Rules file of the command" },
] as const;

/** The filter as it is written elsewhere, to be copied. */
export function ConfigurationView({ configuration }: { configuration: FilterConfiguration }) {
  const [chosen, choose] = useState<"pulumi" | "rules">("pulumi");
  return (
    <section class="configuration" aria-label="Configuration to copy">
      <div class="json-head">
        <Tabs<"pulumi" | "rules">
          id="configuration"
          label="Form"
          tabs={TABS}
          chosen={chosen}
          onChoose={(name) => choose(name)}
        />
        <CopyButton text={configuration[chosen]} />
      </div>
      <TabPanel id="configuration" chosen={chosen}>
        <pre class="json" tabIndex={0} role="region" aria-label="Configuration">
          {configuration[chosen]}
        </pre>
      </TabPanel>
    </section>
  );
}
