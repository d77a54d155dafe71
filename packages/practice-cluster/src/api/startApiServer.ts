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

/** Of the headers of a request with its path and query, in bytes, as Go takes them: selectors can be long. */
const maxHeaderSize = 1024 * 1024;

export interface ApiServerOptions {
  readonly objectApi: PracticeObjectApi;
  /** Logs and `exec`; without them, logs are empty and exec is refused. */
  readonly processes?: PodProcesses;
  readonly token: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** By default one is made; a kubeconfig that shall outlive a restart needs the same one again. */
  readonly certificate?: Certificate;
  /** Hears of every request that is let in. */
  readonly onRequest?: (request: ServedRequest) => void;
}

export interface ApiServer extends AsyncDisposable {
  /** `https://127.0.0.1:<port>` */
  readonly url: string;
  /** For `certificate-authority-data` in a kubeconfig. */
  readonly caPem: string;
  readonly port: number;
  /** Ends every connection, watches too. */
  close(): Promise<void>;
}

/**
 * Serves the practice cluster's API on 127.0.0.1, to whoever has the token. It is HTTPS because kubectl sends no
 * token over plain HTTP (client-go's `clientcmd` reads the user of a kubeconfig for TLS servers alone).
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
  // Watches stay open for as long as their clients want.
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

/** In bytes: an object is no longer, and of a list no more is written at once. */
const longestAnswer = 4 * 1024 * 1024;

/**
 * While more than its mark is on the way to a client, Node pauses the reader of a connection, and the body of a request
 * that comes before the last of it is counted as sent breaks the connection ("Parse Error: Paused"). No option of a TLS
 * server sets the mark, so it is set where Node keeps it.
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
  // Whether it is up may be asked without a token, as on a real cluster.
  if (given.length === 0 && /^\/(?:readyz|livez|healthz|version)$/.test(path)) return;
  throw new ApiError(401, "Unauthorized", "Unauthorized");
}
