import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { fieldManager } from "../fieldManager.ts";
import type { ClusterConnection } from "./connection.ts";
import { RequestError } from "./requestError.ts";

/** Options for applying: `dryRun` changes nothing, `force` takes fields over from other managers. */
export interface ApplyOptions {
  readonly dryRun?: boolean | undefined;
  readonly force?: boolean | undefined;
}

/**
 * Applies an object. https://kubernetes.io/docs/reference/using-api/server-side-apply/
 *
 * @param path the object's API path
 * @returns the applied object or, for a dry run, the object as it would be
 * @throws {RequestError} `conflict` if another manager has set a field to a different value, `invalid` with its causes
 */
export async function sendApply(
  connection: ClusterConnection,
  path: string,
  object: KubernetesObject,
  { dryRun, force }: ApplyOptions,
  signal?: AbortSignal,
): Promise<unknown> {
  const send = (forced: boolean | undefined): Promise<unknown> =>
    connection.change(
      {
        method: "PATCH",
        path,
        query: {
          fieldManager,
          fieldValidation: "Strict",
          force: forced,
          dryRun: dryRun ? "All" : undefined,
        },
        contentType: "application/apply-patch+yaml",
        body: object,
      },
      signal,
    );
  try {
    return await send(force);
  } catch (error) {
    // A change from the tree's menu owns its fields as an update by the same manager; users see one tool.
    if (!conflictsOnlyWithOurselves(error)) throw error;
    return await send(true);
  }
}

/**
 * Whether all conflicts are with this extension.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts
 */
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
