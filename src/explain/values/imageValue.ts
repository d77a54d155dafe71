import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { readImageReference } from "@kubernetes-workshop/kubernetes/resources/imageReference";
import { namesOf } from "../../manifests/fieldPath.ts";
import { lastName, type ValueRule } from "./fieldValue.ts";
import { mistake } from "./mistake.ts";

/**
 * Says where an image comes from, and what its tag means for pulling it again.
 * https://kubernetes.io/docs/concepts/containers/images/
 */
export const imageValue: ValueRule = (value) => {
  const names = namesOf(value.path);
  if (lastName(value.path) !== "image" || !/^(?:initC|ephemeralC|c)ontainers$/.test(names.at(-2) ?? ""))
    return undefined;
  const { reference, error } = readImageReference(value.text);
  if (!reference) return mistake(t("The kubelet cannot read this name: {0}", inlineCode(error)));
  const { registry, repository, tag, digest } = reference;
  const from = t("Repository {0} in {1}", inlineCode(repository), registryName(registry));
  if (digest !== undefined)
    return `${from}. ${t("The digest {0} always means the same image, whatever happens to a tag.", inlineCode(`${digest.slice(0, 19)}…`))}`;
  const policy = value.scalarAt([...value.path.slice(0, -1), "imagePullPolicy"]);
  const isImplied = !value.text.slice(value.text.lastIndexOf("/") + 1).includes(":");
  const withTag = isImplied
    ? t("{0}, tag {1} because none is written.", from, inlineCode(tag ?? ""))
    : t("{0}, tag {1}.", from, inlineCode(tag ?? ""));
  if (policy !== undefined || tag !== "latest") return withTag;
  return `${withTag} ${t(
    "With `latest`, `imagePullPolicy` is `Always`, and which version runs depends on the day. Write a version to know what runs.",
  )}`;
};

/** What people call a registry. */
function registryName(registry: string): string {
  if (registry === "docker.io") return "Docker Hub";
  const ecr = /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/.exec(registry);
  if (ecr) return t("Amazon ECR (account {0}, {1})", ecr[1] ?? "", ecr[2] ?? "");
  return registry === "public.ecr.aws" ? t("the Amazon ECR Public Gallery") : inlineCode(registry);
}
