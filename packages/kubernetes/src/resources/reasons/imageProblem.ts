import { parseImageReference } from "../imageReference.ts";
import { bounded } from "./bounded.ts";
import type { PodProblem } from "./problem.ts";
import { type PullFault, pullFault } from "./pullFault.ts";

const faultsOfReasons: ReadonlyMap<string, PullFault | undefined> = new Map<string, PullFault | undefined>([
  ["ErrImagePull", undefined],
  ["ImagePullBackOff", undefined],
  ["ImageInspectError", undefined],
  ["InvalidImageName", "badName"],
  ["ErrImageNeverPull", "neverPulled"],
  ["RegistryUnavailable", "unreachable"],
  ["SignatureValidationFailed", undefined],
]);

/**
 * Why a waiting container has no image; undefined if its image is not the problem.
 * https://kubernetes.io/docs/concepts/containers/images/
 *
 * @param image as written in the pod
 * @param more what events say about the last attempt
 */
export function imageProblem(
  image: string,
  reason: string,
  message: string,
  more = "",
): Extract<PodProblem, { code: "image" }> | undefined {
  if (!faultsOfReasons.has(reason)) return undefined;
  const fault = faultsOfReasons.get(reason) ?? faultOf(image, `${message}\n${more}`);
  return { code: "image", fault, image: bounded(image) };
}

function faultOf(image: string, message: string): PullFault {
  return parseImageReference(image) ? pullFault(message) : "badName";
}
