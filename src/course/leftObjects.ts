import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { courseKinds, type CourseObjects, kindNames } from "./courseObjects.ts";

interface Owned {
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly deletionTimestamp?: unknown;
    readonly ownerReferences?: readonly {
      readonly uid?: string;
      readonly controller?: boolean | undefined;
    }[];
  };
}

/**
 * The objects that the learner has to delete so that nothing is left: those without an owner among the rest. Their
 * dependents are deleted with them:
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/#owners-dependents
 */
export function leftObjects(objects: CourseObjects): ObjectReference[] {
  const all = kindNames.flatMap((kind) =>
    (objects[kind] as readonly Owned[]).map((object) => ({ ...courseKinds[kind], object })),
  );
  const present = new Set(all.map(({ object }) => object.metadata?.uid));
  return all
    .filter(({ object }) => !object.metadata?.ownerReferences?.some(({ uid }) => present.has(uid)))
    .map(({ apiVersion, kind, object: { metadata } }) => ({
      apiVersion,
      kind,
      name: metadata?.name ?? "",
      namespace: metadata?.namespace,
      uid: metadata?.uid,
    }));
}
