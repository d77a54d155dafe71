import { t } from "@vscode/l10n";
import { editDistance } from "@kubernetes-workshop/kubernetes/base/editDistance";
import type { CourseObjects, Pod } from "../courseObjects.ts";
import { actions } from "../check/actions.ts";
import { advise, type Advice, introduced } from "../check/advice.ts";
import { nameOf } from "../check/deploymentAdvice.ts";
import { type Labels, labelsOf, labelText, matchesLabels } from "../check/labels.ts";
import { manifestAdvice, manifestMismatch } from "../check/manifestAdvice.ts";
import { firstPodAdvice, isReady } from "../check/podAdvice.ts";
import type { Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

type Service = CourseObjects["services"][number];

/** A Service has to have a ready endpoint. https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/ */
export const serviceHasEndpoints: Part = {
  needsCluster: true,
  kinds: ["services", "endpointSlices"],
  advice,
};

function advice(situation: Situation): Advice {
  const { objects } = situation;
  const service = objects?.services[0];
  if (!objects || !service) return manifestAdvice("Service", situation);
  const mismatch = manifestMismatch("Service", situation);
  if (mismatch) return mismatch;
  const name = nameOf(service);
  if (service.spec?.type === "ExternalName")
    return advise(
      "service.externalName",
      t(
        "Service {0} is of type ExternalName, which maps to a DNS name and has no endpoints. Apply one with a selector.",
        name,
      ),
      actions.openManifest("service"),
    );
  const selector = service.spec?.selector ?? {};
  if (Object.keys(selector).length === 0)
    return advise(
      "service.noSelector",
      t(
        "Service {0} has no selector, so it selects no pods. Add the labels of your pods to spec.selector.",
        name,
      ),
      actions.openManifest("service"),
    );
  const pods = objects.pods.filter(
    ({ status }) => status?.phase !== "Succeeded" && status?.phase !== "Failed",
  );
  const selected = pods.filter(({ metadata }) => matchesLabels(selector, metadata?.labels));
  const here = selected.filter(({ metadata }) => metadata?.namespace === service.metadata?.namespace);
  return here.length > 0
    ? notReadyAdvice(service, here, situation)
    : nothingSelected(service, selector, selected, pods, objects);
}

function nothingSelected(
  service: Service,
  selector: Labels,
  elsewhere: readonly Pod[],
  pods: readonly Pod[],
  objects: CourseObjects,
): Advice {
  const name = nameOf(service);
  const [other] = elsewhere;
  if (other)
    return advise(
      "service.otherNamespace",
      t(
        "Service {0} is in namespace {1}, but the pods that it should select are in {2}. Apply the Service there.",
        name,
        service.metadata?.namespace ?? "",
        other.metadata?.namespace ?? "",
      ),
      actions.openManifest("service"),
    );
  const labels = labelsOf(pods);
  const hasWorkload = objects.deployments.length > 0 || objects.statefulSets.length > 0;
  // Where no label is nearly the selector's, nothing was mistyped: the pods are missing.
  if (labels.length > 0 && !hasWorkload && !labels.some((label) => isNearly(label, labelText(selector))))
    return advise(
      "service.noWorkload",
      t(
        "Service {0} selects {1}, but there is no Deployment that creates such pods. Apply the Deployment manifest again.",
        name,
        labelText(selector),
      ),
      actions.openManifest("deployment"),
    );
  if (labels.length > 0)
    return advise(
      "service.matchesNothing",
      t(
        "Service {0} selects {1}, which matches no pod. Your pods have {2}.",
        name,
        labelText(selector),
        labels.join(", "),
      ),
      actions.openManifest("service"),
    );
  return advise(
    "service.noPods",
    t(
      "Service {0} has no pods to send requests to. Apply a Deployment whose pods have {1}.",
      name,
      labelText(selector),
    ),
    actions.openManifest("deployment"),
  );
}

/** Whether one text is the other with one or two letters mistyped. */
function isNearly(text: string, other: string): boolean {
  return editDistance(text, other) <= mostTypos;
}

/** Two letters that change places count as two. */
const mostTypos = 2;

/** Why pods that the selector matches are not endpoints. */
function notReadyAdvice(service: Service, pods: readonly Pod[], situation: Situation): Advice {
  const name = nameOf(service);
  if (!pods.some(isReady)) {
    const trouble = firstPodAdvice(pods, situation);
    const progress = t("Service {0} selects pods, but none of them is ready.", name);
    return trouble
      ? introduced(progress, trouble)
      : advise(
          "service.notReady",
          t("Service {0} selects pods, but none of them is ready yet. Check again in a moment.", name),
        );
  }
  const ports = pods.flatMap(({ spec }) => (spec?.containers ?? []).flatMap((each) => each.ports ?? []));
  const names = [...new Set(ports.flatMap((port) => port.name ?? []))];
  // Only a name has to match a port of the pods. A number need not be declared.
  const wrong = service.spec?.ports
    ?.map(({ targetPort }) => targetPort)
    .find((target) => typeof target === "string" && !names.includes(target));
  if (typeof wrong === "string")
    return names.length > 0
      ? advise(
          "service.targetPort",
          t(
            "The targetPort {1} of Service {0} matches no port of its pods, which have {2}. Correct it.",
            name,
            wrong,
            names.join(", "),
          ),
          actions.openManifest("service"),
        )
      : advise(
          "service.targetPortUnnamed",
          t(
            "The targetPort {1} of Service {0} is a name, but the ports of its pods have no names. Use the port number instead.",
            name,
            wrong,
          ),
          actions.openManifest("service"),
        );
  return advise(
    "service.starting",
    t("The endpoints of Service {0} are being updated. Check again in a moment.", name),
  );
}
