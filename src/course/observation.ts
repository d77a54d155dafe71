import type { CourseObjects } from "./courseObjects.ts";
import type { Chapter } from "./steps.ts";

/** What was seen to happen, in the cluster or in the editor. */
export type Observation =
  | { readonly event: "clusterConnected"; readonly isEks?: boolean }
  /** The tree showed so many nodes. */
  | { readonly event: "nodesShown"; readonly count: number }
  /** The tree showed so many pods of one node. */
  | { readonly event: "podsOfNodeShown"; readonly count: number }
  /** A field of a manifest was explained; its path is such as `spec.containers.image`. */
  | {
      readonly event: "fieldExplained";
      readonly apiVersion: string;
      readonly kind: string;
      readonly path: string;
    }
  /** The learner's objects and the nodes, whenever something about them has changed. */
  | {
      readonly event: "objectsChanged";
      readonly objects: CourseObjects;
      /** Whether nobody has watched until now, as after a new connection. */
      readonly afterGap: boolean;
      /** Whether all is known that the learner may read; what is missing otherwise may be there all the same. */
      readonly isWhole: boolean;
    }
  /** A label filter showed so many pods. */
  | { readonly event: "labelFilterUsed"; readonly matches: number }
  /** The tree showed so many rows of the control plane. */
  | { readonly event: "controlPlaneShown"; readonly count: number }
  /** What happened to an object of the learner's was shown. */
  | { readonly event: "traceOpened" }
  | { readonly event: "toolsChecked" }
  /** All questions of a chapter were answered right. */
  | { readonly event: "questionsAnswered"; readonly chapter: Chapter }
  /** The learner selected the row in the tree that shows the address. */
  | { readonly event: "apiEndpointShown" }
  | { readonly event: "kubeletAddressShown" }
  /** The learner had the cluster cleaned up. */
  | { readonly event: "cleanUpAsked" }
  /** kubectl has asked the practice cluster for something, or the Workshop Shell the connected cluster. */
  | ({ readonly event: "kubectlSeen" } & SeenRequest);

/** A request as the API server sees it. */
interface SeenRequest {
  /** As typed, without what follows: `kubectl get`; undefined where it is not known. */
  readonly command: string | undefined;
  /** Such as `list`: https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb */
  readonly verb: string;
  /** Such as `nodes`; undefined for a request that is about none. */
  readonly resource: string | undefined;
}
