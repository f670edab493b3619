import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { ChangeRow } from "../api";
import { ChangedView } from "./changed/view";
import { CountsView } from "./counts/view";
import { useDraft } from "./counts/use-draft";
import { DetailPanel } from "./detail/panel";
import { FaultsView } from "./faults/view";
import { FeedView } from "./feed/view";
import { useFileDrop } from "./file/use-file-drop";
import { useUploading } from "./file/use-uploading";
import { FileView } from "./file/view";
import { Header } from "./header";
import { Help } from "./help";
import { Renewals } from "./live/renewals";
import { useLive } from "./live/use-live";
import { PermissionsView } from "./permissions/view";
import { useRoute } from "./support/route";
import { useShortcuts } from "./support/shortcuts";
import { TabPanel } from "./support/tabs";

/** The whole page. */
export function App() {
  const live = useLive();
  const [route, go] = useRoute();
  const [help, setHelp] = useState(false);
  const draft = useDraft(live.state?.filter);
  const uploading = useUploading();
  const opener = useRef<Element | null>(null);

  const open = useCallback(
    (row: ChangeRow) => {
      opener.current = document.activeElement;
      go({ open: String(row.seq) });
    },
    [go],
  );
  const close = useCallback(() => {
    go({ open: undefined });
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
    else document.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
  }, [go]);
  const over = useFileDrop((files) => {
    go({ tab: "file", open: undefined });
    uploading.add(files);
  });
  useShortcuts({ go, close, help: () => setHelp(true), isOpen: route.open !== undefined });
  useEffect(() => {
    document.title = `${TITLES[route.tab]} · cloudtrail-changes`;
  }, [route.tab]);

  const shared = { live, route, go };
  return (
    <Renewals.Provider value={live.renewals}>
      <div class={over ? "page dropping" : "page"}>
        <Header {...shared} onHelp={() => setHelp(true)} />
        <main class={route.open === undefined ? "" : "with-detail"}>
          <TabPanel id="main" chosen={route.tab} class="view">
            {route.tab === "changed" && <ChangedView {...shared} onOpen={open} />}
            {route.tab === "feed" && <FeedView {...shared} onOpen={open} />}
            {route.tab === "counts" && <CountsView {...shared} draft={draft} />}
            {route.tab === "file" && <FileView {...shared} uploading={uploading} />}
            {route.tab === "faults" && (
              <FaultsView {...shared} setState={live.setState} sendFile={(file) => uploading.add([file])} />
            )}
            {route.tab === "permissions" && <PermissionsView />}
          </TabPanel>
          {route.open !== undefined && (
            <DetailPanel
              seq={route.open}
              row={live.rows.bySeq.get(Number(route.open))}
              route={route}
              go={go}
              draft={draft}
              onClose={close}
            />
          )}
        </main>
        {over && <p class="drop-hint">Drop the trail file to run it through</p>}
        {help && <Help onClose={() => setHelp(false)} />}
      </div>
    </Renewals.Provider>
  );
}

const TITLES = {
  changed: "What changed?",
  feed: "Live feed",
  counts: "Counts",
  file: "Your file",
  faults: "Faults",
  permissions: "Permissions",
};
