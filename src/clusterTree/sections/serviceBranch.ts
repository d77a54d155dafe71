import { servicePodsProblem } from "@kubernetes-workshop/kubernetes/resources/objects/serviceState";
import type { ServiceSummary } from "@kubernetes-workshop/kubernetes/resources/objects/serviceSummary";
import type { Branch } from "../branches.ts";
import type { ClusterElement, ObjectElement, ProblemElement } from "../elements.ts";
import { podBranch } from "../podGroup.ts";
import { problemElement, problemsOf } from "../problemElement.ts";
import { bothSelectors } from "../workloadBranch.ts";
import type { SectionContext } from "./sectionContext.ts";

/** Follows the pods that a Service selects. They say more exactly than its endpoints why none of them is ready. */
export function serviceBranch(
  element: ObjectElement,
  { namespace }: ServiceSummary,
  selector: string,
  { source, filter, changed }: SectionContext,
): Branch {
  const list = source.podsIn(namespace, bothSelectors(selector, filter));
  const isWhole = filter === undefined;
  let said: string | undefined;
  const found = (): ProblemElement["problem"] | undefined =>
    isWhole ? servicePodsProblem({ selector }, [...list.objects.values()]) : undefined;
  const pods = podBranch(element, list, (child) => {
    // Whether the Service has a ready pod can change with each of its pods.
    changed(found()?.code === said ? child : element);
  });
  return {
    setShown: (isShown) => pods.setShown(isShown),
    dispose: () => pods.dispose(),
    children: async () => {
      const below = await pods.children();
      const isKnown = !below.some(({ type }) => type === "error");
      const problem = isKnown ? found() : undefined;
      said = problem?.code;
      return [...problems(element, problem), ...below];
    },
  };
}

function problems(parent: ObjectElement, found: ProblemElement["problem"] | undefined): ClusterElement[] {
  const known = problemsOf(parent, Date.now());
  const { figures } = parent.state;
  const isVague = (figures?.ready ?? 0) === 0 && known.every(({ problem }) => problem.code === "noEndpoints");
  return found && isVague ? [problemElement(parent, found)] : known;
}
