import type { CourseObjects } from "./courseObjects.ts";
import type { Chapter } from "./steps.ts";

/** Something that happened in the cluster or in the editor. */
export type Observation =
  | { readonly event: "clusterConnected"; readonly isEks?: boolean }
  /** The tree showed this number of workloads. */
  | { readonly event: "workloadsShown"; readonly count: number }
  /** The Cluster view showed this many pods of one node. */
  | { readonly event: "podsOfNodeShown"; readonly count: number }
  /** A field of a manifest was explained. Its path looks like `spec.containers.image`. */
  | {
      readonly event: "fieldExplained";
      readonly apiVersion: string;
      readonly kind: string;
      readonly path: string;
    }
  /** The learner's objects or the nodes have changed. */
  | {
      readonly event: "objectsChanged";
      readonly objects: CourseObjects;
      /** Whether changes may have been missed before this one, as after a new connection. */
      readonly afterGap: boolean;
      /** Whether every kind that the learner may read has been read. If not, a missing object may exist after all. */
      readonly isWhole: boolean;
      /** The uids of pods that have only just become ready, and may crash in a moment. */
      readonly unsettled?: ReadonlySet<string>;
    }
  /** A label filter matched this many pods. */
  | { readonly event: "labelFilterUsed"; readonly matches: number }
  /** The Cluster view showed this many rows under Control plane. */
  | { readonly event: "controlPlaneShown"; readonly count: number }
  /** Show What Happened was opened for one of the learner's objects. */
  | { readonly event: "traceOpened" }
  | { readonly event: "toolsChecked" }
  /** All questions of a chapter were answered correctly. */
  | { readonly event: "questionsAnswered"; readonly chapter: Chapter }
  /** An answer was given to a question; its id is that of the questions file. */
  | { readonly event: "questionAnswered"; readonly question: string; readonly isRight: boolean }
  /** Check said what is still to do, by this rule. */
  | { readonly event: "advised"; readonly rule: string }
  /** The learner selected the row in the Cluster view that shows the address. */
  | { readonly event: "apiEndpointShown" }
  | { readonly event: "kubeletAddressShown" }
  /** The learner ran Clean Up. */
  | { readonly event: "cleanUpAsked" }
  /** kubectl sent a request to the practice cluster, or the Workshop Shell sent one to the connected cluster. */
  | ({ readonly event: "kubectlSeen" } & SeenRequest);

/** A request as the API server sees it. */
interface SeenRequest {
  /** The command without its arguments, such as `kubectl get`; undefined if it is not known. */
  readonly command: string | undefined;
  /** Such as `list`: https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb */
  readonly verb: string;
  /** Such as `nodes`; undefined if the request is not about a resource. */
  readonly resource: string | undefined;
}
