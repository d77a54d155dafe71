import { kubernetesVersion } from "@kubernetes-workshop/kubernetes/kinds/kubernetesVersion";
import type { IncomingMessage, ServerResponse } from "node:http";
import { methodNotAllowed, unknownPath } from "../apiError.ts";
import type { Resources } from "../resources.ts";
import { sendJson, sendText } from "./answer.ts";
import { answerResource } from "./answerResource.ts";
import { aggregatedDiscovery, apiGroup, apiGroupList, apiResourceList, apiVersions } from "./discovery.ts";
import { negotiate, wantsAggregatedDiscovery } from "./mediaTypes.ts";
import type { OpenApi } from "./openApi.ts";
import type { PodProcesses } from "./podProcesses.ts";
import { parseRequestTarget } from "./requestTarget.ts";
import { isGroupKnown, parseResourcePath } from "./resourcePath.ts";
import { handleReview, reviewKind } from "./reviews.ts";

export interface RouteContext {
  readonly resources: Resources;
  readonly processes: PodProcesses | undefined;
  readonly openApi: OpenApi;
  readonly address: string;
}

const [major = "", minor = ""] = kubernetesVersion.slice(1).split(".");

const serverVersion = {
  major,
  minor,
  gitVersion: `${kubernetesVersion}-practice`,
  gitCommit: "",
  gitTreeState: "clean",
  buildDate: "1970-01-01T00:00:00Z",
  goVersion: "",
  compiler: "",
  platform: "linux/amd64",
};

/** Handles a request, or throws the error to respond with. */
export async function route(
  request: IncomingMessage,
  response: ServerResponse,
  context: RouteContext,
): Promise<void> {
  const target = parseRequestTarget(request.url ?? "/");
  if (!target) {
    // Go's HTTP server refuses such requests before they reach the API server.
    response.setHeader("Connection", "close");
    sendText(response, 400, "400 Bad Request");
    return;
  }
  const path = withoutEnd(target.path) || (target.path === "/" ? "/" : "");
  if (path === "/version") {
    sendJson(response, 200, serverVersion);
    return;
  }
  if (/^\/(?:readyz|livez|healthz)(?:\/(?:ping|etcd|log))?$/.test(path)) {
    sendText(response, 200, "ok");
    return;
  }
  const document = discoveryDocument(path, request, context);
  if (document !== undefined) {
    if (request.method !== "GET") throw methodNotAllowed();
    const accept = request.headers.accept;
    if ((path === "/api" || path === "/apis") && wantsAggregatedDiscovery(accept))
      response.setHeader(
        "Content-Type",
        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList",
      );
    sendDocument(response, document);
    return;
  }
  const review = reviewKind(path);
  if (review !== undefined && request.method === "POST") {
    await handleReview(review, request, response, context.resources.schemas);
    return;
  }
  const resourcePath = parseResourcePath(target.path, context.resources.registry);
  if (!resourcePath) {
    if (isGroupKnown(path, context.resources.registry)) throw unknownPath();
    sendText(response, 404, "404 page not found\n");
    return;
  }
  await answerResource({
    request,
    response,
    resources: context.resources,
    processes: context.processes,
    path: resourcePath,
    query: target.query,
    representation: negotiate(request.headers.accept),
  });
}

/** Removes the slashes at the end of a path, which have no meaning. */
function withoutEnd(path: string): string {
  let end = path.length;
  while (path[end - 1] === "/") end--;
  return path.slice(0, end);
}

function sendDocument(response: ServerResponse, document: object): void {
  if (!response.hasHeader("Content-Type")) response.setHeader("Content-Type", "application/json");
  response.writeHead(200);
  response.end(JSON.stringify(document));
}

function discoveryDocument(
  path: string,
  request: IncomingMessage,
  context: RouteContext,
): object | undefined {
  const { registry } = context.resources;
  const aggregated = wantsAggregatedDiscovery(request.headers.accept);
  if (path === "/")
    return {
      paths: ["/api", "/api/v1", "/apis", "/healthz", "/livez", "/openapi/v3", "/readyz", "/version"],
    };
  if (path === "/api") return aggregated ? aggregatedDiscovery(registry, true) : apiVersions(context.address);
  if (path === "/apis") return aggregated ? aggregatedDiscovery(registry, false) : apiGroupList(registry);
  if (path === "/api/v1") return apiResourceList(registry, "", "v1");
  if (path === "/openapi/v3") return context.openApi.index();
  const openApi = /^\/openapi\/v3\/(.+)$/.exec(path)?.[1];
  if (openApi !== undefined) return context.openApi.document(openApi);
  const [, group, version] = /^\/apis\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (group === undefined) return undefined;
  return version === undefined ? apiGroup(registry, group) : apiResourceList(registry, group, version);
}
