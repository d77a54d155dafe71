import type { VerbContext } from "../verb.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import { listPath } from "./objectPaths.ts";
import { readObject } from "./readObjects.ts";
import type { SelectedObject } from "./selectObjects.ts";

/**
 * Waits until an object that is being deleted is gone, or has become another of the same name. Who may not look does not
 * wait, as with kubectl.
 */
export async function untilGone(
  context: Pick<VerbContext, "cluster" | "signal">,
  { type, object }: SelectedObject,
): Promise<void> {
  const { name = "", namespace, uid } = object.metadata;
  const { objects } = context.cluster.session;
  while (!context.signal.aborted) {
    try {
      const now = await readObject(context, type, name, namespace);
      if (now.metadata.uid !== uid) return;
      const query = { fieldSelector: `metadata.name=${name}`, resourceVersion: now.metadata.resourceVersion };
      for await (const { type: event } of objects.watch(listPath(type, namespace), query, context.signal)) {
        if (event === "DELETED") return;
        if (event === "ERROR") break;
      }
    } catch (error) {
      if (isRequestError(error) && ["notFound", "forbidden"].includes(error.failure)) return;
      throw error;
    }
  }
}
