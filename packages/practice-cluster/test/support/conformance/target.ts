import { readFile } from "node:fs/promises";
import { workers } from "@kubernetes-workshop/hosts/controlPlane/node";
import {
  ApiClient,
  type ApiRequest,
  type ApiResponse,
} from "@kubernetes-workshop/hosts/controlPlane/request";
import { startControlPlane } from "@kubernetes-workshop/hosts/controlPlane/start";
import { PracticeProcess } from "../practiceProcess.ts";
import type { CommandResult } from "@kubernetes-workshop/hosts/runCommand";
import { WatchStream } from "./watchStream.ts";

export const targetNames = ["practice cluster", "real control plane"] as const;
export type TargetName = (typeof targetNames)[number];

/** A cluster under test; the tests do not know which one. */
export interface ConformanceTarget {
  readonly name: TargetName;
  request(request: ApiRequest): Promise<ApiResponse>;
  /** Opens a watch. The path includes the query. */
  watch(path: string, accept?: string): Promise<WatchStream>;
  /** Runs kubectl. The result's `code` reports a failure. */
  kubectl(args: readonly string[], options?: { readonly input?: string }): Promise<CommandResult>;
}

/** A started target, and how to stop it. */
interface StartedCluster {
  readonly client: ApiClient;
  readonly kubectl: ConformanceTarget["kubectl"];
  readonly stop: () => Promise<void>;
}

const started = new Map<TargetName, Promise<StartedCluster>>();

/** The target with a name. Each is started on first use, and serves all suites of the process. */
export async function conformanceTarget(name: TargetName): Promise<ConformanceTarget> {
  const starting = started.get(name) ?? starters[name]();
  started.set(name, starting);
  const { client, kubectl } = await starting;
  return {
    name,
    request: (request) => client.send(request),
    watch: async (path, accept) =>
      new WatchStream(await client.open({ method: "GET", path, ...(accept !== undefined && { accept }) })),
    kubectl,
  };
}

/** Stops the targets that were started. */
export async function stopTargets(): Promise<void> {
  for (const starting of started.values()) {
    const { client, stop } = await starting;
    client.close();
    await stop();
  }
  started.clear();
}

const starters: Readonly<Record<TargetName, () => Promise<StartedCluster>>> = {
  "practice cluster": async () => {
    const practice = await PracticeProcess.start();
    return {
      client: new ApiClient(practice.url, practice.caPem, practice.token),
      kubectl: (args, options) => practice.kubectl(args, options),
      stop: () => practice[Symbol.asyncDispose](),
    };
  },
  "real control plane": async () => {
    const real = await startControlPlane({ name: "conformance" });
    await Promise.all(Object.entries(workers).map(([name, labels]) => real.createNode(name, labels)));
    return {
      client: new ApiClient(real.server, await readFile(real.caFile, "utf8"), real.adminToken),
      kubectl: (args, options) => real.kubectl(args, options),
      stop: () => real.stop(),
    };
  },
};
