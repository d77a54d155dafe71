import { t } from "@vscode/l10n";
import {
  familiarName,
  fullName,
  parseImageReference,
} from "@kubernetes-workshop/kubernetes/resources/imageReference";
import { imageProblem } from "@kubernetes-workshop/kubernetes/resources/reasons/imageProblem";
import { nearestImage } from "kubernetes-practice-cluster/knownImages";
import { isPlausibleTag } from "kubernetes-practice-cluster/plausibleTag";
import { advise, type Advice } from "./advice.ts";
import { isPracticeConnected, type Situation } from "./situation.ts";

/** A container whose image cannot be pulled. */
export interface FailedImage {
  readonly pod: string;
  readonly image: string;
  /** The reason that the kubelet gives: https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff */
  readonly reason: string;
  readonly message: string;
}

/** Why an image cannot be pulled, and which one to use instead; undefined if the image is not the problem. */
export function imageAdvice(failed: FailedImage, situation: Situation): Advice | undefined {
  const { pod, image, reason, message } = failed;
  const fault = imageProblem(image, reason, message, eventsOf(failed, situation))?.fault;
  if (fault === undefined) return undefined;
  const reference = parseImageReference(image);
  if (fault === "badName" || !reference)
    return advise(
      "image.invalidName",
      t(
        "The image of pod {0}, {1}, is not a valid image name. Use lowercase, for example public.ecr.aws/nginx/nginx:1.29.",
        pod,
        image,
      ),
    );
  if (fault === "neverPulled")
    return advise(
      "image.neverPulled",
      t(
        "The image {1} of pod {0} is not on its node, and imagePullPolicy Never prevents a pull. Remove that line.",
        pod,
        image,
      ),
    );
  const name = fullName(reference);
  const known = situation.knownImages.find(({ names }) => names.includes(name));
  if (fault === "unreachable")
    return advise(
      "image.registryUnreachable",
      t(
        "The node of pod {0} cannot reach the image registry {1}. Check the network of the nodes, or use an image from another registry.",
        pod,
        reference.registry,
      ),
    );
  if (known) return tagAdvice(failed, known.newest, familiarName(name), reference.tag ?? "latest", situation);
  const nearest = nearestImage(name, situation.knownImages);
  if (nearest !== undefined)
    return advise(
      "image.typo",
      t("The image {1} of pod {0} cannot be pulled. The closest known name is {2}.", pod, image, nearest),
    );
  if (isPracticeConnected(situation)) {
    const some = situation.knownImages.slice(0, 6).map(({ names }) => familiarName(names[0] ?? ""));
    return advise(
      "image.notInPractice",
      t(
        "The practice cluster has no image {1} for pod {0}. Among others, it has {2}.",
        pod,
        image,
        some.join(", "),
      ),
    );
  }
  if (fault === "unauthorized" || fault === "notFound")
    return advise(
      "image.refused",
      t(
        "The registry denied access to the image {1} of pod {0}. Either its name is wrong, or it is private and the pod needs imagePullSecrets.",
        pod,
        image,
      ),
    );
  return advise(
    "image.notFound",
    t(
      "The image {1} of pod {0} cannot be pulled. Compare its name and tag with what the registry has.",
      pod,
      image,
    ),
  );
}

function tagAdvice(
  { pod, image }: FailedImage,
  newest: readonly number[] | undefined,
  name: string,
  tag: string,
  situation: Situation,
): Advice {
  if (newest !== undefined && isPracticeConnected(situation) && !isPlausibleTag(tag, newest))
    return advise(
      "image.unknownTag",
      t(
        "The practice cluster has the image {1}, but not with the tag {2} of pod {0}. Use a tag that it has, such as {3}.",
        pod,
        name,
        tag,
        `${name}:${newest.join(".")}`,
      ),
    );
  return advise(
    "image.tagNotFound",
    t(
      "The image {1} of pod {0} cannot be pulled although its name is correct. Check which tags the registry has.",
      pod,
      image,
    ),
  );
}

/** Between attempts, the status of older clusters does not give the reason. The event of the last attempt does. */
function eventsOf({ pod }: FailedImage, { warnings }: Situation): string {
  return warnings
    .filter(({ object, reason }) => object.name === pod && reason === "Failed")
    .map(({ message }) => message)
    .join("\n");
}
