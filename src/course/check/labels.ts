import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { learnerLabel } from "../courseObjects.ts";

/** As lists of the API have them. */
export type Labels = Readonly<Record<string, string | undefined>>;

/**
 * Labels that are generated and of no use in a selector. Topology labels are copied from the node:
 * https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone
 */
const generated = [learnerLabel, "pod-template-hash", "controller-revision-hash", "pod-template-generation"];

function isChosen(name: string): boolean {
  return (
    !generated.includes(name) &&
    !/^(?:(?:batch|topology)\.kubernetes\.io\/|job-name$|controller-uid$)/.test(name)
  );
}

/** Labels in the syntax of `kubectl -l`, such as `app=web,tier=front`. */
export function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}=${value ?? ""}`)
    .join(",");
}

/** The distinct labels of objects, up to a limit, without those that controllers add. */
export function labelsOf(
  objects: readonly { readonly metadata?: { readonly labels?: Labels } }[],
  most = 3,
): string[] {
  const texts = objects.flatMap(({ metadata }) =>
    Object.entries(metadata?.labels ?? {})
      .filter(([name]) => isChosen(name))
      .map(([name, value]) => `${name}=${value ?? ""}`),
  );
  return [...new Set(texts)].slice(0, most);
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#equality-based-requirement */
export function matchesLabels(selector: Labels, labels: Labels | undefined): boolean {
  return Object.entries(selector).every(([name, value]) => ownField(labels, name) === value);
}
