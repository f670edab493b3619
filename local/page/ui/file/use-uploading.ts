import { useCallback, useState } from "preact/hooks";
import type { ApiError } from "../../api";

/** A file on its way to the run, or one that did not get there. */
export interface Sending {
  id: number;
  name: string;
  /** 0 to 1. */
  sent: number;
  errors: string[];
}

export interface Uploading {
  sending: Sending[];
  add: (files: Iterable<File>) => void;
  forget: (id: number) => void;
}

let lastId = 0;

/** Sends files to the run; what becomes of them there is told by the event stream. */
export function useUploading(): Uploading {
  const [sending, setSending] = useState<Sending[]>([]);
  const forget = useCallback((id: number) => setSending((all) => all.filter((one) => one.id !== id)), []);
  const add = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        const id = (lastId += 1);
        setSending((all) => [{ id, name: file.name, sent: 0, errors: [] }, ...all]);
        const change = (part: Partial<Sending>) =>
          setSending((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));
        upload(file, (sent) => change({ sent })).then(
          (errors) => (errors.length === 0 ? forget(id) : change({ errors })),
          () => change({ errors: ["The file did not get to the run. Is npm start still running?"] }),
        );
      }
    },
    [forget],
  );
  return { sending, add, forget };
}

/** By XMLHttpRequest, since it tells how much was sent. Resolves with what the run says against it. */
function upload(file: File, onSent: (part: number) => void): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/uploads?${new URLSearchParams({ name: file.name }).toString()}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total);
    request.onload = () =>
      resolve(
        request.status < 300
          ? []
          : ((request.response as ApiError | null)?.errors ?? [
              `The run answered with status ${request.status}.`,
            ]),
      );
    request.onerror = () => reject(new Error("no answer"));
    request.send(file);
  });
}
