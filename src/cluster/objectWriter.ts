import { t } from "@vscode/l10n";
import {
  type KubernetesObject,
  type ObjectReference,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { JsonPatchOperation, MergePatch } from "@kubernetes-workshop/kubernetes/resources/rollout";
import type { ClusterConnection } from "./connection.ts";
import { execIn, type ExecOptions, type RemoteProgram } from "./remoteProgram.ts";
import type { ObjectReader } from "./objectReader.ts";
import { RequestError } from "./requestError.ts";
import { fieldManager, sendApply } from "./serverSideApply.ts";

/** A patch as kubectl sends it: https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/ */
export type Patch =
  | { readonly type: "strategic-merge-patch" | "merge-patch"; readonly body: MergePatch }
  | { readonly type: "json-patch"; readonly body: readonly JsonPatchOperation[] };

/**
 * Changes objects of any kind that the server knows, built in or custom. Whoever is to have one is asked first: see
 * `confirmed` in src/session.
 */
export class ObjectWriter {
  private readonly connection: ClusterConnection;
  private readonly reader: ObjectReader;

  constructor(connection: ClusterConnection, reader: ObjectReader) {
    this.connection = connection;
    this.reader = reader;
  }

  /**
   * Server-side apply: https://kubernetes.io/docs/reference/using-api/server-side-apply/
   *
   * @param options `force` takes fields over from others
   * @returns the object as it is now
   * @throws {RequestError} `conflict` where others own a field with another value, `invalid` with its causes
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
   * @param subresource such as `scale` or `status`
   * @throws {RequestError} `replaced` where the object of that name is not the one whose uid is given
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
   * Asks for a pod to leave its node, which a disruption budget may not allow: https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
   *
   * @throws {RequestError} `busy` while a budget does not allow it
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
   * @throws {RequestError} where the server refuses, as where the container does not run
   */
  async exec(pod: ObjectReference, options: ExecOptions, signal: AbortSignal): Promise<RemoteProgram> {
    return execIn(this.connection, await this.reader.pathOf(pod), options, signal);
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

/** A patch that only the object with a uid takes, and no later one of the same name. */
function withUid({ type, body }: Patch, uid: string | undefined): unknown {
  if (uid === undefined) return body;
  if (type === "json-patch") return [{ op: "test", path: "/metadata/uid", value: uid }, ...body];
  return { ...body, metadata: { ...body.metadata, uid } };
}
