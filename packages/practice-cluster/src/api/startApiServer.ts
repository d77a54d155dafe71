import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { createServer, type Server } from "node:https";
import type { TLSSocket } from "node:tls";
import type { AddressInfo } from "node:net";
import { ApiError } from "./apiError.ts";
import { sendError } from "./http/answer.ts";
import { attachExec } from "./http/execSocket.ts";
import { OpenApi } from "./http/openApi.ts";
import type { PodProcesses } from "./http/podProcesses.ts";
import { route } from "./http/route.ts";
import { type ServedRequest, servedRequest } from "./http/servedRequest.ts";
import { type Certificate, selfSignedCertificate } from "./http/selfSignedCertificate.ts";
import type { PracticeObjectApi } from "./practiceObjectApi.ts";

/** The maximum size of a request's headers, path and query in bytes, as in Go. Selectors can be long. */
const maxHeaderSize = 1024 * 1024;

export interface ApiServerOptions {
  readonly objectApi: PracticeObjectApi;
  /** Provides logs and `exec`. Without it, logs are empty and exec is refused. */
  readonly processes?: PodProcesses;
  readonly token: string;
  /** The port to listen on. The default, 0, picks a free port. */
  readonly port?: number;
  /** The certificate; a new one by default. Reuse it to keep kubeconfigs valid across restarts. */
  readonly certificate?: Certificate;
  /** Called with every authorized request. */
  readonly onRequest?: (request: ServedRequest) => void;
}

export interface ApiServer extends AsyncDisposable {
  /** The server's URL: `https://127.0.0.1:<port>`. */
  readonly url: string;
  /** The certificate in PEM format, for `certificate-authority-data` in a kubeconfig. */
  readonly caPem: string;
  readonly port: number;
  /** Stops the server and closes all connections, including watches. */
  close(): Promise<void>;
}

/**
 * Serves the practice cluster's API on 127.0.0.1 to clients with the token. It uses HTTPS because kubectl sends tokens
 * only over TLS (client-go's `clientcmd` ignores the user of a kubeconfig for plain HTTP servers).
 */
export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { objectApi, processes, token, port = 0 } = options;
  const { resources } = objectApi;
  const openApi = new OpenApi(resources.registry, resources.schemas);
  const { certPem, keyPem } = options.certificate ?? selfSignedCertificate();
  const server = createServer({ cert: certPem, key: keyPem, maxHeaderSize }, (request, response) => {
    response.setHeader("Audit-Id", crypto.randomUUID());
    void Promise.resolve()
      .then(async () => {
        authorize(request, token);
        options.onRequest?.(servedRequest(request, resources.registry));
        await route(request, response, { resources, processes, openApi, address: addressOf(server) });
      })
      .catch((error: unknown) => sendError(response, error));
  });
  server.on("secureConnection", letAnswersLeave);
  // Lets clients keep watches open for any time.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 60_000;
  const closeExec = attachExec(server, {
    resources,
    processes,
    authorize: (request) => authorize(request, token),
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const close = async (): Promise<void> => {
    closeExec();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return {
    url: `https://${addressOf(server)}`,
    caPem: certPem,
    port: Number(addressOf(server).split(":")[1]),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The maximum number of bytes written at once. No object is longer, and lists are written in smaller chunks. */
const longestAnswer = 4 * 1024 * 1024;

/**
 * Raises a socket's high-water mark. While more data than that is buffered for a client, Node pauses reading from the
 * connection, and a request body that arrives in the meantime breaks it ("Parse Error: Paused"). TLS servers have no
 * option for the mark, so this sets Node's internal state.
 */
function letAnswersLeave(socket: TLSSocket): void {
  const state: unknown = Reflect.get(socket, "_writableState");
  if (typeof state === "object" && state !== null) Reflect.set(state, "highWaterMark", longestAnswer);
}

function addressOf(server: Server): string {
  const address: AddressInfo | string | null = server.address();
  return typeof address === "object" && address ? `127.0.0.1:${address.port}` : "";
}

/** https://kubernetes.io/docs/reference/access-authn-authz/authentication/#putting-a-bearer-token-in-a-request */
function authorize(request: IncomingMessage, token: string): void {
  const path = request.url?.split("?")[0] ?? "";
  const given = Buffer.from(/^Bearer (.*)$/.exec(request.headers.authorization ?? "")?.[1] ?? "");
  const wanted = Buffer.from(token);
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return;
  // Health checks and the version need no token, as on a real cluster.
  if (given.length === 0 && /^\/(?:readyz|livez|healthz|version)$/.test(path)) return;
  throw new ApiError(401, "Unauthorized", "Unauthorized");
}
