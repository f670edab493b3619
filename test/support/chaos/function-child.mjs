// A container of a function: calls the handler of a bundle as Lambda would, one invocation after another.
// Argument: the bundle's file.
import { pathToFileURL } from "node:url";

const worldNow = globalThis[Symbol.for("chaos.world")];
const { handler } = await import(pathToFileURL(process.argv[2]).href);

process.on("message", (message) => {
  if (message.invoke !== undefined) void invoke(message);
});
process.send({ ready: true });

async function invoke({ invoke, event, timeoutMs }) {
  const end = worldNow() + timeoutMs;
  const context = {
    awsRequestId: String(invoke),
    getRemainingTimeInMillis: () => Math.floor(end - worldNow()),
  };
  try {
    process.send({ invoke, answer: await handler(event, context) });
  } catch (error) {
    process.send({ invoke, thrown: error instanceof Error ? error.name : typeof error });
  }
}
