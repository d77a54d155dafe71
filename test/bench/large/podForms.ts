/** Texts of a pod that differ from pod to pod; each has a fixed length. */
export const podTexts = {
  namespace: "team-000",
  app: "service-00",
  hash: "6f7d9c8b4z",
  suffix: "q0q0q",
  node: "ip-10-000-000-000.ap-northeast-2.compute.internal",
  address: "10.199.199.199",
  owner: "00000000-0000-4000-8000-00000000beef",
} as const;

type PodTexts = Readonly<Record<keyof typeof podTexts, string>>;

/** The share of each state among the pods. */
export const podStates = {
  running: 0.955,
  crashLoop: 0.02,
  imagePull: 0.007,
  completed: 0.01,
  evicted: 0.005,
  pending: 0.003,
} as const;

export type PodState = keyof typeof podStates;

/** The namespaces of the pods. */
export const podNamespaces = Array.from({ length: 100 }, (_, each) => `team-${100 + each}`);

/** The texts of one of many pods. */
export function textsOfPod(index: number, node: string): PodTexts {
  const group = Math.floor(index / 10);
  return {
    namespace: podNamespaces[group % podNamespaces.length] ?? "",
    app: `service-${10 + (group % 90)}`,
    hash: (group + 10 ** 9).toString(36).padStart(10, "b"),
    suffix: (index + 36 ** 4).toString(36).slice(-5).padStart(5, "c"),
    node,
    address: `10.${200 + (index % 50)}.${100 + (Math.floor(index / 50) % 150)}.${100 + (Math.floor(index / 7500) % 150)}`,
    owner: `00000000-0000-4000-8000-${group.toString(16).padStart(12, "0")}`,
  };
}

const { namespace, app, hash, suffix, node, address, owner } = podTexts;
export const formName = `${app}-${hash}-${suffix}`;
const started = "2026-11-20T00:00:00Z";

/** A pod of a Deployment as its controller creates it: about 5 kB of JSON with the status and the managed fields. */
export function podForm(state: PodState): object {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: formName,
      namespace,
      generateName: `${app}-${hash}-`,
      labels: {
        "app.kubernetes.io/name": app,
        "app.kubernetes.io/version": "1.42.0",
        "app.kubernetes.io/part-of": "shop",
        "pod-template-hash": hash,
      },
      annotations: { "prometheus.io/scrape": "true", "prometheus.io/port": "9090" },
      ownerReferences: [
        {
          apiVersion: "apps/v1",
          kind: "ReplicaSet",
          name: `${app}-${hash}`,
          uid: owner,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: {
      ...(state !== "pending" && { nodeName: node }),
      restartPolicy: state === "completed" ? "Never" : "Always",
      serviceAccountName: app,
      volumes: [
        { name: "config", configMap: { name: `${app}-config` } },
        {
          name: "kube-api-access",
          projected: {
            sources: [
              { serviceAccountToken: { expirationSeconds: 3607, path: "token" } },
              { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
            ],
          },
        },
      ],
      containers: [container("app")],
    },
  };
}

function container(name: string): object {
  return {
    name,
    image: imageOf(name),
    ports: [{ name: "http", containerPort: 8080 }],
    env: ["LOG_LEVEL", "DATABASE_HOST", "DATABASE_NAME", "CACHE_HOST"].map((each) => ({
      name: each,
      value: `${each.toLowerCase()}.shop.svc.cluster.local`,
    })),
    resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { memory: "512Mi" } },
    readinessProbe: { httpGet: { path: "/ready", port: "http" }, periodSeconds: 5 },
    livenessProbe: { httpGet: { path: "/live", port: "http" }, initialDelaySeconds: 10 },
    volumeMounts: [
      { name: "config", mountPath: "/etc/config" },
      { name: "kube-api-access", mountPath: "/var/run/secrets/kubernetes.io/serviceaccount", readOnly: true },
    ],
  };
}

function imageOf(name: string): string {
  return `602401143452.dkr.ecr.ap-northeast-2.amazonaws.com/shop/${name}:1.42.0`;
}

/** The status that the kubelet, or the scheduler, reports for such a pod. */
export function podStatusForm(state: PodState): object {
  const condition = (type: string, holds: boolean, reason?: string, message?: string): object => ({
    type,
    status: holds ? "True" : "False",
    lastTransitionTime: started,
    ...(reason !== undefined && { reason, message }),
  });
  if (state === "pending") {
    const message =
      "0/5000 nodes are available: 5000 Insufficient cpu. preemption: 0/5000 nodes are available.";
    return { phase: "Pending", conditions: [condition("PodScheduled", false, "Unschedulable", message)] };
  }
  if (state === "evicted")
    return {
      phase: "Failed",
      reason: "Evicted",
      message: "The node was low on resource: memory. Threshold quantity: 100Mi, available: 60Mi.",
      startTime: started,
    };
  const isReady = state === "running";
  const phase = state === "completed" ? "Succeeded" : state === "imagePull" ? "Pending" : "Running";
  return {
    phase,
    hostIP: "10.100.200.200",
    podIP: address,
    podIPs: [{ ip: address }],
    qosClass: "Burstable",
    startTime: started,
    conditions: [
      condition("PodReadyToStartContainers", true),
      condition("Initialized", true),
      condition(
        "Ready",
        isReady,
        ...(isReady ? [] : ["ContainersNotReady", "containers with unready status: [app]"]),
      ),
      condition("ContainersReady", isReady),
      condition("PodScheduled", true),
    ],
    containerStatuses: [{ ...status("app", isReady), ...appState(state) }],
  };
}

const running = { running: { startedAt: started } };
const done = { terminated: { exitCode: 0, reason: "Completed", startedAt: started, finishedAt: started } };
const failed = { terminated: { exitCode: 1, reason: "Error", startedAt: started, finishedAt: started } };

function status(name: string, ready: boolean): object {
  return {
    name,
    image: imageOf(name),
    imageID: `${imageOf(name).split(":")[0] ?? ""}@sha256:${"ab".repeat(32)}`,
    containerID: `containerd://${"cd".repeat(32)}`,
    ready,
    started: ready,
    restartCount: 0,
  };
}

function appState(state: PodState): object {
  switch (state) {
    case "crashLoop": {
      const message = "back-off 5m0s restarting failed container=app";
      return {
        restartCount: 17,
        lastState: failed,
        state: { waiting: { reason: "CrashLoopBackOff", message } },
      };
    }
    case "imagePull": {
      const message = `Back-off pulling image "${imageOf("app")}"`;
      return { state: { waiting: { reason: "ImagePullBackOff", message } } };
    }
    case "completed":
      return { state: done };
    case "running":
    case "evicted":
    case "pending":
      return { state: running };
  }
}
