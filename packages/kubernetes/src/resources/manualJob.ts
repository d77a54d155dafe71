import type { V1CronJob } from "@kubernetes/client-node";
import { typeMeta } from "../kinds/kindRow.ts";
import { kinds } from "../kinds/kinds.ts";
import type { FromApi } from "./fromApi.ts";
import type { KubernetesObject } from "./kubernetesObject.ts";

/** The name of a Job has to fit into a label of its pods. */
const longestName = 63;

/**
 * Returns the Job of a CronJob that is run now, as `kubectl create job --from=cronjob/…` creates it.
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_job/
 *
 * @param suffix tells it from earlier ones; valid in a name
 */
export function manualJob({ metadata, spec }: FromApi<V1CronJob>, suffix: string): KubernetesObject {
  const { name = "", namespace, uid } = metadata ?? {};
  const { metadata: of, spec: job } = spec?.jobTemplate ?? {};
  const end = `-manual-${suffix}`;
  return {
    ...typeMeta(kinds.Job),
    metadata: {
      name: `${name.slice(0, longestName - end.length).replace(/[-.]$/, "")}${end}`,
      ...(namespace !== undefined && { namespace }),
      labels: present(of?.labels),
      annotations: { "cronjob.kubernetes.io/instantiate": "manual", ...present(of?.annotations) },
      ownerReferences: [{ ...typeMeta(kinds.CronJob), name, uid, controller: true }],
    },
    spec: job,
  };
}

function present(texts: Readonly<Record<string, string | undefined>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
