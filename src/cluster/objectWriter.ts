import { t } from "@vscode/l10n";
import {
  type KubernetesObject,
  type ObjectReference,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { JsonPatchOperation, MergePatch } from "@kubernetes-workshop/kubernetes/resources/rollout";
import { fieldManager } from "../fieldManager.ts";
import type { ClusterConnection } from "./connection.ts";
import { execIn, type ExecOptions, type RemoteProgram } from "./remoteProgram.ts";
import type { ObjectReader } from "./objectReader.ts";
import { RequestError } from "./requestError.ts";
import { sendApply } from "./serverSideApply.ts";

/**
 * A patch of one of kubectl's types.
 * https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 */
export type Patch =
  | { readonly type: "strategic-merge-patch" | "merge-patch"; readonly body: MergePatch }
  | { readonly type: "json-patch"; readonly body: readonly JsonPatchOperation[] };

/**
 * Changes objects of any kind that the server knows, built in or custom. `confirmed` in src/session hands it out once
 * the user has agreed.
 */
export class ObjectWriter {
  private readonly connection: ClusterConnection;
  private readonly reader: ObjectReader;

  constructor(connection: ClusterConnection, reader: ObjectReader) {
    this.connection = connection;
    this.reader = reader;
  }

  /**
   * Applies an object. https://kubernetes.io/docs/reference/using-api/server-side-apply/
   *
   * @param options `force` takes fields over from other managers
   * @returns the applied object
   * @throws {RequestError} `conflict` if another manager has set a field to a different value, `invalid` with its
   * causes
   */
  async apply(
    object: KubernetesObject,
    { force }: { readonly force?: boolean } = {},
    signal?: AbortSignal,
  ): Promise<KubernetesObject> {
    const path = await this.reader.pathOf(referenceTo(object));
    return this.reader.asObject(await sendApply(this.connection, path, object, { force }, signal));
  }

  /**
   * Creates an object that the cluster does not have yet.
   *
   * @throws {RequestError} `conflict` if there is one of the same name
   */
  async create(object: KubernetesObject, signal?: AbortSignal): Promise<KubernetesObject> {
    const path = await this.reader.pathOf(referenceTo(object));
    const answer = await this.connection.change(
      {
        method: "POST",
        path: path.slice(0, path.lastIndexOf("/")),
        query: { fieldManager },
        body: object,
      },
      signal,
    );
    return this.reader.asObject(answer);
  }

  /**
   * Patches an object, or one of its subresources such as `scale` or `status`.
   *
   * @throws {RequestError} `replaced` if the object now has another uid than the reference
   */
  async patch(
    reference: ObjectReference,
    patch: Patch,
    { subresource }: { readonly subresource?: string } = {},
    signal?: AbortSignal,
  ): Promise<KubernetesObject> {
    const path = await this.reader.pathOf(reference);
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
      return this.reader.asObject(answer);
    } catch (error) {
      throw await this.replacedOr(error, reference, signal);
    }
  }

  /**
   * Deletes an object with background propagation, as kubectl does: its dependents go after it.
   *
   * @returns false if there was no such object
   * @throws {RequestError} `replaced` if the object now has another uid than the reference
   */
  async delete(reference: ObjectReference, signal?: AbortSignal): Promise<boolean> {
    const { uid } = reference;
    try {
      await this.connection.change(
        {
          method: "DELETE",
          path: await this.reader.pathOf(reference),
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
   * Evicts a pod, unless a disruption budget forbids it.
   * https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
   *
   * @throws {RequestError} `busy` while a budget forbids it
   */
  async evict(pod: ObjectReference, signal?: AbortSignal): Promise<void> {
    const { name, namespace, uid } = pod;
    await this.connection.change(
      {
        method: "POST",
        path: `${await this.reader.pathOf(pod)}/eviction`,
        body: {
          apiVersion: "policy/v1",
          kind: "Eviction",
          metadata: { name, namespace },
          deleteOptions: { ...(uid !== undefined && { preconditions: { uid } }) },
        },
      },
      signal,
    );
  }

  /**
   * Runs a program in a container.
   *
   * @throws {RequestError} if the server refuses, such as for a container that is not running
   */
  async exec(pod: ObjectReference, options: ExecOptions, signal: AbortSignal): Promise<RemoteProgram> {
    return execIn(this.connection, await this.reader.pathOf(pod), options, signal);
  }

  /**
   * Replaces the error with a plain message if the change was refused because the object had been re-created: servers
   * report that in several ways, one of which says nothing.
   */
  private async replacedOr(
    error: unknown,
    reference: ObjectReference,
    signal?: AbortSignal,
  ): Promise<unknown> {
    const { kind, name, uid } = reference;
    const mayBe = error instanceof RequestError && ["conflict", "invalid"].includes(error.failure);
    if (uid === undefined || !mayBe) return error;
    const now = await this.reader.read({ ...reference, uid: undefined }, signal).catch(() => undefined);
    if (now === undefined || now.metadata.uid === uid) return error;
    const message = t(
      "{0} {1} was deleted and re-created after you selected it, so it was not changed. Check its current state and select it again.",
      kind,
      name,
    );
    return new RequestError("replaced", message, { code: error.code, cause: error });
  }
}

/** Makes a patch fail for an object of the same name that has another uid. */
function withUid({ type, body }: Patch, uid: string | undefined): unknown {
  if (uid === undefined) return body;
  if (type === "json-patch") return [{ op: "test", path: "/metadata/uid", value: uid }, ...body];
  return { ...body, metadata: { ...body.metadata, uid } };
}
