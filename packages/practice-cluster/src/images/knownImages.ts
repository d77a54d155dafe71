import { editDistance } from "@kubernetes-workshop/kubernetes/base/editDistance";
import { familiarName } from "@kubernetes-workshop/kubernetes/resources/imageReference";
import type { NewestVersion } from "./plausibleTag.ts";

/** The names of an image that the practice cluster can run. */
export interface KnownImage {
  /** Full names without a tag; the first is the recommended one. */
  readonly names: readonly string[];
  readonly newest?: NewestVersion;
}

/** An official image's names on Docker Hub and in its mirror on Amazon ECR Public. */
const official = (name: string): string[] => [
  `docker.io/library/${name}`,
  `public.ecr.aws/docker/library/${name}`,
];

/** The images that lessons use; `catalog.ts` holds their programs. */
export const imagesOfLessons = {
  nginx: {
    names: [
      ...official("nginx"),
      "public.ecr.aws/nginx/nginx",
      "registry.k8s.io/nginx-slim",
      "registry.k8s.io/nginx",
      "registry.k8s.io/e2e-test-images/nginx",
    ],
    newest: [1, 31],
  },
  nginxUnprivileged: {
    names: ["docker.io/nginxinc/nginx-unprivileged", "public.ecr.aws/nginx/nginx-unprivileged"],
    newest: [1, 31],
  },
  httpd: { names: [...official("httpd"), "registry.k8s.io/e2e-test-images/httpd"], newest: [2, 4] },
  redis: { names: official("redis"), newest: [8] },
  busybox: {
    names: [...official("busybox"), "registry.k8s.io/busybox", "registry.k8s.io/e2e-test-images/busybox"],
    newest: [1, 38],
  },
  alpine: { names: official("alpine"), newest: [3, 24] },
  curl: { names: ["docker.io/curlimages/curl", "public.ecr.aws/curlimages/curl"], newest: [8] },
  helloWorld: { names: official("hello-world") },
  pause: {
    names: [
      "registry.k8s.io/pause",
      "public.ecr.aws/eks-distro/kubernetes/pause",
      "k8s.gcr.io/pause",
      "docker.io/kubernetes/pause",
    ],
    newest: [3, 10],
  },
  agnhost: { names: ["registry.k8s.io/e2e-test-images/agnhost"], newest: [2] },
  nodeExporter: { names: ["quay.io/prometheus/node-exporter", "docker.io/prom/node-exporter"], newest: [1] },
  httpEcho: { names: ["docker.io/hashicorp/http-echo"], newest: [1, 0] },
} as const satisfies Record<string, KnownImage>;

export const knownImages: readonly KnownImage[] = Object.values(imagesOfLessons);

/** Finds the known image whose last name segment is closest to the wanted one; undefined if none is close. */
export function nearestImage(wanted: string, known: readonly KnownImage[] = knownImages): string | undefined {
  const last = (name: string): string => name.split("/").at(-1) ?? name;
  let nearest: string | undefined;
  let least = 3;
  for (const name of known.flatMap(({ names }) => names)) {
    const distance = editDistance(last(wanted), last(name));
    if (distance < least && distance < last(name).length / 2) {
      nearest = familiarName(name);
      least = distance;
    }
  }
  return nearest;
}
