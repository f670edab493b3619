import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

export interface TestServer {
  /** `http://127.0.0.1:<port>`. */
  url: string;
  close(): Promise<void>;
}

export function serve(answer: RequestListener): Promise<TestServer> {
  return listening(createServer(answer), "http");
}

export function serveTls(certificate: { key: string; cert: string }, answer: RequestListener) {
  return listening(createTlsServer(certificate, answer), "https");
}

function listening(server: Server, scheme: string): Promise<TestServer> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      const close = () =>
        new Promise<void>((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({ url: `${scheme}://127.0.0.1:${port}`, close });
    });
  });
}
