import { t } from "@vscode/l10n";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { LiveList } from "../clusterTree/clusterSource.ts";
import {
  isKubernetesObject,
  type KubernetesObject,
  type ObjectReference,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { JsonPatchOperation, MergePatch } from "@kubernetes-workshop/kubernetes/resources/rollout";
import { type ApiResource, ApiResources, pathOfGroup } from "./apiResources.ts";
import type { ClusterConnection, Query } from "./connection.ts";
import { Informer } from "./informer.ts";
import { listPages } from "./listPages.ts";
import { notKubernetes, RequestError } from "./requestError.ts";
import { untilEstablished } from "./untilEstablished.ts";

/** Who we are in `metadata.managedFields`: https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers */
export const fieldManager = "kubernetes-workshop";

/** What to read of a collection. */
export interface Selection {
  /** Undefined for all namespaces. */
  readonly namespace?: string | undefined;
  readonly labelSelector?: string | undefined;
  readonly fieldSelector?: string | undefined;
  /** At most so many objects. */
  readonly limit?: number | undefined;
}

/** A patch as kubectl sends it: https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/ */
export type Patch =
  | { readonly type: "strategic-merge-patch" | "merge-patch"; readonly body: MergePatch }
  | { readonly type: "json-patch"; readonly body: readonly JsonPatchOperation[] };

/** Reads and changes objects of any kind that the server knows, built in or custom. */
export class ObjectClient {
  /** Where an object goes that names no namespace. */
  readonly namespace: string;
  private readonly connection: ClusterConnection;
  private readonly resources: ApiResources;
  private readonly log: Logger;

  constructor(connection: ClusterConnection, namespace: string, log: Logger) {
    this.connection = connection;
    this.namespace = namespace;
    this.log = log;
    this.resources = new ApiResources(connection);
  }

  /** Address of the API server. */
  get server(): string {
    return this.connection.server;
  }

  /**
   * The JSON answer to a GET of any path.
   * @throws {RequestError}
   */
  get(path: string, query?: Query, signal?: AbortSignal): Promise<unknown> {
    return this.connection.get(path, query, signal);
  }

  /**
   * The object, or undefined where there is none.
   * @throws {RequestError}
   */
  async read(reference: ObjectReference, signal?: AbortSignal): Promise<KubernetesObject | undefined> {
    const path = await this.pathOf(reference);
    try {
      const object = this.asObject(await this.connection.get(path, {}, signal));
      const { uid } = reference;
      return uid === undefined || object.metadata.uid === uid ? object : undefined;
    } catch (error) {
      if (error instanceof RequestError && error.failure === "notFound") return undefined;
      throw error;
    }
  }

  /**
   * The objects of a kind; those of lists lack apiVersion and kind, which are added here.
   * @throws {RequestError}
   */
  async list(
    apiVersion: string,
    kind: string,
    selection: Selection = {},
    signal?: AbortSignal,
  ): Promise<KubernetesObject[]> {
    const resource = await this.resources.find(apiVersion, kind);
    const { namespace, ...query } = selection;
    const path = collectionPath(apiVersion, resource, namespace);
    const found: KubernetesObject[] = [];
    for await (const { items } of listPages<object>(this.connection, path, query, signal)) {
      for (const item of items ?? []) found.push(this.asObject({ apiVersion, kind, ...item }));
      if (query.limit !== undefined && found.length >= query.limit) break;
    }
    return found;
  }

  /** Follows the objects of a kind until the list is disposed; a kind that the server lacks fails `ready`. */
  async follow<S>(
    apiVersion: string,
    kind: string,
    selection: Omit<Selection, "limit">,
    summarize: (object: KubernetesObject) => S,
  ): Promise<LiveList<S>> {
    const resource = await this.resources.find(apiVersion, kind);
    const { namespace, ...query } = selection;
    return new Informer<KubernetesObject, S>({
      connection: this.connection,
      log: this.log,
      path: collectionPath(apiVersion, resource, namespace),
      query,
      summarize: (object) => summarize({ ...object, apiVersion, kind }),
    });
  }

  /**
   * Server-side apply: https://kubernetes.io/docs/reference/using-api/server-side-apply/
   *
   * @param options `dryRun` answers with what would be and changes nothing; `force` takes fields over from others
   * @returns the object as it is now, or would be
   * @throws {RequestError} `conflict` where others own a field with another value, `invalid` with its causes
   */
  async apply(
    object: KubernetesObject,
    options: { readonly dryRun?: boolean; readonly force?: boolean } = {},
    signal?: AbortSignal,
  ): Promise<KubernetesObject> {
    const { apiVersion, kind, metadata } = object;
    const path = await this.pathOf({
      apiVersion,
      kind,
      name: metadata.name ?? "",
      namespace: metadata.namespace,
    });
    const send = (force: boolean | undefined): Promise<unknown> =>
      this.connection.change(
        {
          method: "PATCH",
          path,
          query: {
            fieldManager,
            fieldValidation: "Strict",
            force,
            dryRun: options.dryRun ? "All" : undefined,
          },
          contentType: "application/apply-patch+yaml",
          body: object,
        },
        signal,
      );
    try {
      return this.asObject(await send(options.force));
    } catch (error) {
      // A rollout from the tree's menu owns the field as an update; to people that is one and the same tool.
      if (!conflictsOnlyWithOurselves(error)) throw error;
      return this.asObject(await send(true));
    }
  }

  /**
   * @param subresource such as `scale` or `status`
   * @throws {RequestError} `replaced` where the object of that name is not the one whose uid is given
   */
  async patch(
    reference: ObjectReference,
    patch: Patch,
    { subresource }: { readonly subresource?: string } = {},
    signal?: AbortSignal,
  ): Promise<KubernetesObject> {
    const path = await this.pathOf(reference);
    try {
      const answer = await this.connection.change(
        {
          method: "PATCH",
          path: subresource === undefined ? path : `${path}/${subresource}`,
          query: { fieldManager },
          contentType: `application/${patch.type}+json`,
          body: withUid(patch, reference.uid),
        },
        signal,
      );
      return this.asObject(answer);
    } catch (error) {
      throw await this.replacedOr(error, reference, signal);
    }
  }

  /**
   * Deletes in the background, as kubectl does: what the object owns goes after it.
   *
   * @returns false where there was no such object
   * @throws {RequestError} `replaced` where the object of that name is not the one whose uid is given
   */
  async delete(reference: ObjectReference, signal?: AbortSignal): Promise<boolean> {
    const { uid } = reference;
    try {
      await this.connection.change(
        {
          method: "DELETE",
          path: await this.pathOf(reference),
          body: {
            apiVersion: "v1",
            kind: "DeleteOptions",
            propagationPolicy: "Background",
            ...(uid !== undefined && { preconditions: { uid } }),
          },
        },
        signal,
      );
      return true;
    } catch (error) {
      if (error instanceof RequestError && error.failure === "notFound") return false;
      throw await this.replacedOr(error, reference, signal);
    }
  }

  /**
   * Waits until objects can be made of the kind that a CustomResourceDefinition defines.
   * @throws {RequestError} `invalid` where its names are another's, `unknownKind` where it takes too long
   */
  async untilEstablished(
    { apiVersion, kind, metadata }: KubernetesObject,
    signal: AbortSignal,
  ): Promise<void> {
    const name = metadata.name ?? "";
    await untilEstablished(name, () => this.read({ apiVersion, kind, name }, signal), signal);
  }

  /**
   * Where objects of a kind are found.
   * @throws {RequestError} `unknownKind`
   */
  resourceOf(apiVersion: string, kind: string): Promise<ApiResource> {
    return this.resources.find(apiVersion, kind);
  }

  /**
   * Says in words that an object was made anew since somebody chose it, where that is why a change was refused: servers
   * say it in several ways, one of which says nothing.
   */
  private async replacedOr(
    error: unknown,
    reference: ObjectReference,
    signal?: AbortSignal,
  ): Promise<unknown> {
    const { kind, name, uid } = reference;
    const mayBe = error instanceof RequestError && ["conflict", "invalid"].includes(error.failure);
    if (uid === undefined || !mayBe) return error;
    const now = await this.read({ ...reference, uid: undefined }, signal).catch(() => undefined);
    if (now === undefined || now.metadata.uid === uid) return error;
    const message = t(
      "{0} {1} was deleted and re-created after you selected it, so it was not changed. Check its current state and select it again.",
      kind,
      name,
    );
    return new RequestError("replaced", message, { code: error.code, cause: error });
  }

  private async pathOf({ apiVersion, kind, name, namespace }: ObjectReference): Promise<string> {
    const resource = await this.resources.find(apiVersion, kind);
    const collection = collectionPath(apiVersion, resource, namespace ?? this.namespace);
    return `${collection}/${encodeURIComponent(name)}`;
  }

  private asObject(answer: unknown): KubernetesObject {
    if (isKubernetesObject(answer)) return answer;
    throw notKubernetes(this.server);
  }
}

function collectionPath(apiVersion: string, resource: ApiResource, namespace: string | undefined): string {
  const group = pathOfGroup(apiVersion);
  if (!resource.namespaced || namespace === undefined) return `${group}/${resource.name}`;
  return `${group}/namespaces/${encodeURIComponent(namespace)}/${resource.name}`;
}

/** A patch that only the object with a uid takes, and no later one of the same name. */
function withUid({ type, body }: Patch, uid: string | undefined): unknown {
  if (uid === undefined) return body;
  if (type === "json-patch") return [{ op: "test", path: "/metadata/uid", value: uid }, ...body];
  return { ...body, metadata: { ...body.metadata, uid } };
}

/** https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts */
function conflictsOnlyWithOurselves(error: unknown): boolean {
  if (!(error instanceof RequestError) || error.failure !== "conflict") return false;
  const causes = error.status?.causes ?? [];
  return (
    causes.length > 0 &&
    causes.every(
      ({ reason, message }) =>
        reason === "FieldManagerConflict" && message.includes(`conflict with "${fieldManager}"`),
    )
  );
}
