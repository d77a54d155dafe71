import type { Cluster } from "@ngrok/webernetes";

/** A kubelet with its container runtime. */
export type Machine = Cluster["servers"][number];
