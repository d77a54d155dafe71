import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterConnection } from "./connection.ts";
import { RequestError } from "./requestError.ts";

/** Who we are in `metadata.managedFields`: https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers */
export const fieldManager = "kubernetes-workshop";

/** How to apply: `dryRun` changes nothing, `force` takes fields over from others. */
export interface ApplyOptions {
  readonly dryRun?: boolean | undefined;
  readonly force?: boolean | undefined;
}

/**
 * Server-side apply: https://kubernetes.io/docs/reference/using-api/server-side-apply/
 *
 * @param path of the object
 * @returns the object as it is now, or would be
 * @throws {RequestError} `conflict` where others own a field with another value, `invalid` with its causes
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
    // A rollout from the tree's menu owns the field as an update; to people that is one and the same tool.
    if (!conflictsOnlyWithOurselves(error)) throw error;
    return await send(true);
  }
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
