import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { World } from "./world";
import { startWorldProcess, type WorldProcess } from "./world-process";

/** What an invocation ended with. `died`: the process was killed or crashed. `timed-out`: killed, as Lambda does. */
export type InvocationEnd =
  { kind: "answered"; answer: SQSBatchResponse } | { kind: "thrown" | "died" | "timed-out"; detail?: string };

/** One process of a function, which takes one invocation at a time. */
export interface Container extends WorldProcess {
  readonly busy: boolean;
  invoke(event: SQSEvent, timeoutMs: number): Promise<InvocationEnd>;
}

export interface ContainerOptions {
  bundle: string;
  env: Record<string, string>;
  world: World;
  line: (text: string) => void;
  complaint: (text: string) => void;
}

/** Starts a container; resolves when its code is loaded. */
export async function startContainer({ bundle, ...options }: ContainerOptions): Promise<Container> {
  const process = startWorldProcess({ script: "function-child.mjs", args: [bundle], ...options });
  const { world } = options;
  let invocation = 0;
  let busy = false;
  let answered: (end: InvocationEnd) => void = () => {};

  const ready = new Promise<void>((resolve) => {
    process.on((message) => {
      if (message.ready === true) resolve();
      if (message.invoke !== invocation) return;
      if (message.answer === undefined) answered({ kind: "thrown", detail: String(message.thrown) });
      else answered({ kind: "answered", answer: message.answer as SQSBatchResponse });
      // As Lambda does: what the function left running stands still until the next invocation, if there is one.
      process.freeze();
    });
  });
  await Promise.race([
    ready,
    process.ended.then(() => Promise.reject(new Error("A container ended before its code was loaded."))),
  ]);
  await process.follow();

  return Object.defineProperties(process as WorldProcess & Pick<Container, "invoke">, {
    busy: { get: () => busy },
    invoke: {
      value: async (event: SQSEvent, timeoutMs: number): Promise<InvocationEnd> => {
        busy = true;
        invocation += 1;
        let timer: NodeJS.Timeout | undefined;
        const end = await Promise.race([
          new Promise<InvocationEnd>((resolve) => {
            answered = resolve;
            process.post({ invoke: invocation, event, timeoutMs });
          }),
          process.ended.then((): InvocationEnd => ({ kind: "died" })),
          new Promise<InvocationEnd>((resolve) => {
            timer = setTimeout(() => resolve({ kind: "timed-out" }), world.toMachine(timeoutMs));
          }),
        ]);
        clearTimeout(timer);
        if (end.kind === "timed-out") process.kill();
        busy = false;
        return end;
      },
    },
  }) as Container;
}
