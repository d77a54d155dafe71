import type { IncomingMessage, ServerResponse } from "node:http";
import type { Resources } from "../resources.ts";
import type { Representation } from "./mediaTypes.ts";
import type { PodProcesses } from "./podProcesses.ts";
import type { ResourcePath } from "./resourcePath.ts";

/** A request for a resource, with everything that its handler needs. */
export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly resources: Resources;
  readonly processes: PodProcesses | undefined;
  readonly path: ResourcePath;
  readonly query: URLSearchParams;
  readonly representation: Representation;
}
