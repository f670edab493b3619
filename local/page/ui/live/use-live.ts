import { useEffect, useReducer, useState } from "preact/hooks";
import type { PageEvent, State, Upload } from "../../api";
import { get } from "../support/api";
import { createStore, type Live } from "./store";

/** The page is drawn at most this often for what the stream tells, in milliseconds. */
const PACE = 120;
/** Before a stream that the browser gave up on is opened again, in milliseconds. */
const PAUSE = 1_500;

/** Opens the event stream, and again whenever it breaks. */
export function useLive(): Live & { setState: (state: State) => void } {
  const [, draw] = useReducer((times: number, _: void) => times + 1, 0);
  const [store] = useState(() => createStore(paced(() => draw())));
  useEffect(() => {
    let stream: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      stream = new EventSource(`/api/events?after=${store.last}`);
      stream.onopen = () => {
        get<Upload[]>("/api/uploads").then(
          (uploads) => store.setUploads(uploads),
          () => undefined, // the stream itself tells that the run is gone
        );
      };
      stream.onmessage = ({ data }: MessageEvent<string>) => {
        const event = JSON.parse(data) as PageEvent;
        if (store.isOfAnotherRun(event)) {
          // The browser has asked it for what comes after the last row of the run before.
          stream?.close();
          store.forgetRun();
          return open();
        }
        store.take(event);
      };
      stream.onerror = () => {
        store.setConnection("lost");
        if (stream?.readyState === EventSource.CLOSED) timer = setTimeout(open, PAUSE);
      };
    };
    open();
    return () => {
      clearTimeout(timer);
      stream?.close();
    };
  }, [store]);
  return { ...store.live, setState: (state) => store.take({ type: "state", state }) };
}

function paced(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      act();
    }, PACE);
  };
}
