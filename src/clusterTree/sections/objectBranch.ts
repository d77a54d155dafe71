import { type Branch, branchAfter } from "../branches.ts";
import type { ObjectElement } from "../elements.ts";
import { problemsOf } from "../problemElement.ts";
import { ingressBranch } from "./ingressBranch.ts";
import type { SectionContext } from "./sectionContext.ts";
import { serviceBranch } from "./serviceBranch.ts";

/** Follows what is behind an object: the pods of a Service, the Services of an Ingress. First, it says what is wrong. */
export function objectBranch(element: ObjectElement, context: SectionContext): Branch {
  const { summary } = element;
  if (summary.shape === "service" && summary.selector !== undefined)
    return serviceBranch(element, summary, summary.selector, context);
  if (summary.shape === "ingress") return ingressBranch(element, context);
  return branchAfter(() => problemsOf(element, Date.now()), nothing);
}

const nothing: Branch = {
  setShown: () => undefined,
  children: () => Promise.resolve([]),
  dispose: () => undefined,
};
