import { t } from "@vscode/l10n";
import type { PullFault } from "@kubernetes-workshop/kubernetes/resources/reasons/pullFault";

/** Says why an image that the sentence before has named cannot be pulled; undefined if the cause is unknown. */
export function pullFaultText(fault: PullFault): string | undefined {
  switch (fault) {
    case "notFound":
    case "noTag":
      return t("The registry does not have this image, or does not show it to this cluster.");
    case "unauthorized":
      return t("The registry requires a login.");
    case "unreachable":
      return t("The node could not reach the registry.");
    case "rateLimited":
      return t("The registry allows no more pulls for now.");
    case "badName":
      return t("This is not a valid image name.");
    case "noPlatform":
      return t("The image has no build for the node's processor.");
    case "neverPulled":
      return t("It is not on the node, and imagePullPolicy forbids a pull.");
    case "noSpace":
      return t("The node has no disk space left.");
    case "unknown":
      return undefined;
  }
}

/** Says what to do about an image that cannot be pulled. */
export function pullFaultStep(fault: PullFault): string {
  switch (fault) {
    case "unauthorized":
      return t("Check imagePullSecrets.");
    case "rateLimited":
      return t("Wait, or sign in to the registry with imagePullSecrets.");
    case "unreachable":
      return t("Check the name of the registry and the network of the node.");
    case "noPlatform":
      return t("Use an image that is built for several processors, or a node of another kind.");
    case "neverPulled":
      return t("Remove imagePullPolicy, or load the image onto the node.");
    case "noSpace":
      return t("Remove what uses so much of it, or move pods to other nodes.");
    case "notFound":
    case "noTag":
    case "badName":
    case "unknown":
      return t("Check the name and the tag.");
  }
}
