import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { isObject, type JsonObject, objectsAt, stringAt } from "../../../src/api/json.ts";
import type { ApiRequest, ApiResponse } from "@kubernetes-workshop/hosts/controlPlane/request";
import type { CommandResult } from "@kubernetes-workshop/hosts/runCommand";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { conformanceTarget, type ConformanceTarget, type TargetName } from "./target.ts";
import type { WatchStream } from "./watchStream.ts";

const groups = {
  configmaps: "/api/v1",
  controllerrevisions: "/apis/apps/v1",
  daemonsets: "/apis/apps/v1",
  deployments: "/apis/apps/v1",
  endpointslices: "/apis/discovery.k8s.io/v1",
  events: "/api/v1",
  jobs: "/apis/batch/v1",
  cronjobs: "/apis/batch/v1",
  poddisruptionbudgets: "/apis/policy/v1",
  pods: "/api/v1",
  replicasets: "/apis/apps/v1",
  secrets: "/api/v1",
  services: "/api/v1",
} as const;
export type Resource = keyof typeof groups;

/** A namespace of its own in one of the clusters, with shorthands for common requests. */
export class Sandbox {
  readonly targetName: TargetName;
  readonly namespace = `conformance-${randomBytes(4).toString("hex")}`;
  #target: ConformanceTarget | undefined;

  constructor(targetName: TargetName) {
    this.targetName = targetName;
  }

  get target(): ConformanceTarget {
    assert.ok(this.#target, "the sandbox is open");
    return this.#target;
  }

  async open(): Promise<void> {
    this.#target = await conformanceTarget(this.targetName);
    const body = { apiVersion: "v1", kind: "Namespace", metadata: { name: this.namespace } };
    assert.equal((await this.request({ method: "POST", path: "/api/v1/namespaces", body })).status, 201);
  }

  async close(): Promise<void> {
    await this.request({ method: "DELETE", path: `/api/v1/namespaces/${this.namespace}` });
  }

  /**
   * The path of a resource: `/apis/apps/v1/namespaces/…/deployments/web`. A subresource or a query can follow the name.
   */
  path(resource: Resource, name?: string): string {
    const collection = `${groups[resource]}/namespaces/${this.namespace}/${resource}`;
    return name === undefined || name.startsWith("?") ? collection + (name ?? "") : `${collection}/${name}`;
  }

  async request(request: ApiRequest): Promise<ApiResponse> {
    return await this.target.request(request);
  }

  /** Sends a request that must succeed, and returns the body. */
  async must(request: ApiRequest): Promise<JsonObject> {
    const { status, body } = await this.request(request);
    assert.ok(status < 300, `${request.method} ${request.path}: ${status} ${JSON.stringify(body)}`);
    assert.ok(isObject(body));
    return body;
  }

  async create(resource: Resource, object: object): Promise<JsonObject> {
    return await this.must({ method: "POST", path: this.path(resource), body: object });
  }

  async get(resource: Resource, name: string): Promise<JsonObject> {
    return await this.must({ method: "GET", path: this.path(resource, name) });
  }

  async list(resource: Resource, labelSelector = ""): Promise<JsonObject[]> {
    const query = labelSelector === "" ? "" : `?labelSelector=${encodeURIComponent(labelSelector)}`;
    return objectsAt(await this.must({ method: "GET", path: this.path(resource, query) }), "items");
  }

  async patch(resource: Resource, name: string, body: object, kind = "merge-patch"): Promise<JsonObject> {
    const contentType = `application/${kind}+json`;
    return await this.must({ method: "PATCH", path: this.path(resource, name), body, contentType });
  }

  async delete(resource: Resource, name: string, options: object = {}): Promise<JsonObject> {
    return await this.must({ method: "DELETE", path: this.path(resource, name), body: options });
  }

  /** Applies an object on the server side, and returns the answer, whatever it is. */
  async apply(resource: Resource, object: JsonObject, manager: string, query = ""): Promise<ApiResponse> {
    const name = stringAt(object, "metadata", "name") ?? "";
    const path = this.path(resource, `${name}?fieldManager=${manager}${query}`);
    return await this.request({
      method: "PATCH",
      path,
      body: object,
      contentType: "application/apply-patch+yaml",
    });
  }

  /** @param accept the form of the objects to ask for; by default, the whole objects */
  async watch(resource: Resource, query: string, accept?: string): Promise<WatchStream> {
    return await this.target.watch(this.path(resource, `?watch=1&${query}`), accept);
  }

  /** Runs kubectl in this namespace. */
  async kubectl(args: readonly string[], options: { readonly input?: string } = {}): Promise<CommandResult> {
    return await this.target.kubectl(["-n", this.namespace, ...args], options);
  }

  /** Runs kubectl, which must succeed, and returns its output. */
  async mustKubectl(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.kubectl(args);
    assert.equal(code, 0, `kubectl ${args.join(" ")}\n${stdout}${stderr}`);
    return stdout;
  }

  /** Waits until an object meets a condition, and returns it. */
  async until(
    resource: Resource,
    name: string,
    what: string,
    holds: (object: JsonObject) => boolean,
  ): Promise<JsonObject> {
    return await waitFor(`${resource} ${name} to be ${what}`, async () => {
      const object = await this.get(resource, name);
      return holds(object) ? object : new NotYet(object["status"] ?? object);
    });
  }

  /** Waits until a list meets a condition, and returns it. */
  async untilListed(
    resource: Resource,
    labelSelector: string,
    what: string,
    holds: (items: readonly JsonObject[]) => boolean,
  ): Promise<JsonObject[]> {
    return await waitFor(`${resource} ${labelSelector} to be ${what}`, async () => {
      const items = await this.list(resource, labelSelector);
      return holds(items)
        ? items
        : new NotYet(items.map((item) => [stringAt(item, "metadata", "name"), item["status"]]));
    });
  }

  /** Waits until an object is gone. */
  async untilGone(resource: Resource, name: string): Promise<void> {
    await waitFor(`${resource} ${name} to be gone`, async () => {
      const { status, body } = await this.request({ method: "GET", path: this.path(resource, name) });
      return status === 404 || new NotYet(body);
    });
  }
}
