import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { VerbContext } from "../verb.ts";
import type { Description } from "./description.ts";

/** What a description is made with. */
export type DescribeContext = Pick<VerbContext, "cluster" | "signal" | "now">;

/** Describes an object of one kind, up to its events. */
export type Describer = (
  object: KubernetesObject,
  into: Description,
  context: DescribeContext,
) => Promise<void> | void;
