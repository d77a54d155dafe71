/** A taint. Like the other types here, it fits objects of both webernetes and the ObjectApi. */
export interface Taint {
  readonly key: string;
  readonly value?: string | undefined;
  readonly effect: string;
}

export interface Toleration {
  readonly key?: string | undefined;
  readonly operator?: string | undefined;
  readonly value?: string | undefined;
  readonly effect?: string | undefined;
  readonly tolerationSeconds?: number | undefined;
}

interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[] | undefined;
}

export interface NodeSelectorTerm {
  readonly matchExpressions?: readonly Requirement[] | undefined;
  readonly matchFields?: readonly Requirement[] | undefined;
}

export interface SchedulableNode {
  readonly metadata?:
    | { readonly name?: string | undefined; readonly labels?: Readonly<Record<string, string>> | undefined }
    | undefined;
  readonly spec?:
    | { readonly unschedulable?: boolean | undefined; readonly taints?: readonly Taint[] | undefined }
    | undefined;
  readonly status?: { readonly allocatable?: Readonly<Record<string, string>> | undefined } | undefined;
}

interface SchedulableContainer {
  readonly resources?: { readonly requests?: Readonly<Record<string, string>> | undefined } | undefined;
  readonly ports?: readonly { readonly hostPort?: number | undefined }[] | undefined;
}

export interface SchedulablePodSpec {
  readonly nodeName?: string | undefined;
  readonly nodeSelector?: Readonly<Record<string, string>> | undefined;
  readonly tolerations?: readonly Toleration[] | undefined;
  readonly affinity?:
    | {
        readonly nodeAffinity?:
          | {
              readonly requiredDuringSchedulingIgnoredDuringExecution?:
                { readonly nodeSelectorTerms: readonly NodeSelectorTerm[] } | undefined;
            }
          | undefined;
      }
    | undefined;
  readonly containers: readonly SchedulableContainer[];
}

export interface SchedulablePod {
  readonly metadata?:
    | {
        readonly name?: string | undefined;
        readonly namespace?: string | undefined;
        readonly ownerReferences?: readonly { readonly uid: string }[] | undefined;
      }
    | undefined;
  readonly spec?: SchedulablePodSpec | undefined;
}
