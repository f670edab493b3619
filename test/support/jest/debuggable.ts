/** Of Pulumi's internal module, what its other modules use. */
interface Debuggable {
  debugPromiseLeaks: boolean;
  leakedPromises: () => unknown;
  promiseDebugString: (promise: unknown) => string;
  debuggablePromise: <T>(promise: Promise<T>, context: unknown) => Promise<T>;
  errorString: (error: Error) => string;
}

const pulumis = jest.requireActual<Debuggable>("@pulumi/pulumi/runtime/debuggable");

export const { debugPromiseLeaks, leakedPromises, promiseDebugString, errorString } = pulumis;

/**
 * Pulumi keeps a stack with every promise, of which a resource makes dozens, to tell of those that are never settled.
 * To translate the frames, as Jest does for each, took most of the time of the components' tests.
 */
export function debuggablePromise<T>(promise: Promise<T>, context: unknown): Promise<T> {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return pulumis.debuggablePromise(promise, context);
  } finally {
    Error.stackTraceLimit = limit;
  }
}
