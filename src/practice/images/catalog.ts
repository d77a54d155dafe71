import type { NewestVersion } from "./plausibleTag.ts";
import type { Program } from "./program.ts";
import { hello, nodeExporter, pause, redisCli, redisServer } from "./programs/agents.ts";
import { agnhost, httpEcho } from "./programs/agnhost.ts";
import { withCoreutils } from "./programs/coreutils.ts";
import { httpd, nginx } from "./programs/webServers.ts";

/** An image that the practice cluster can run. */
export interface CatalogEntry {
  /** Full names without tag; the first is the one to recommend. */
  readonly names: readonly string[];
  readonly newest?: NewestVersion;
  readonly program: Program;
}

/** The same image on Docker Hub and in Amazon's copy of it. */
const official = (name: string): string[] => [
  `docker.io/library/${name}`,
  `public.ecr.aws/docker/library/${name}`,
];

const shell = withCoreutils();

const nginxProgram = (port: number): Program => ({
  entrypoint: [],
  command: ["nginx", "-g", "daemon off;"],
  commands: withCoreutils({ nginx: nginx(port) }),
});

/** The images of lessons, by the names under which people find them. */
export const catalog: readonly CatalogEntry[] = [
  {
    names: [
      ...official("nginx"),
      "public.ecr.aws/nginx/nginx",
      "registry.k8s.io/nginx-slim",
      "registry.k8s.io/nginx",
      "registry.k8s.io/e2e-test-images/nginx",
    ],
    newest: [1, 31],
    program: nginxProgram(80),
  },
  {
    names: ["docker.io/nginxinc/nginx-unprivileged", "public.ecr.aws/nginx/nginx-unprivileged"],
    newest: [1, 31],
    program: nginxProgram(8080),
  },
  {
    names: [...official("httpd"), "registry.k8s.io/e2e-test-images/httpd"],
    newest: [2, 4],
    program: {
      entrypoint: [],
      command: ["httpd-foreground"],
      commands: withCoreutils({ "httpd-foreground": httpd }),
    },
  },
  {
    names: official("redis"),
    newest: [8],
    program: {
      entrypoint: [],
      command: ["redis-server"],
      commands: withCoreutils({ "redis-server": redisServer, "redis-cli": redisCli }),
    },
  },
  {
    names: [...official("busybox"), "registry.k8s.io/busybox", "registry.k8s.io/e2e-test-images/busybox"],
    newest: [1, 38],
    program: { entrypoint: [], command: ["sh"], commands: shell },
  },
  {
    names: official("alpine"),
    newest: [3, 24],
    program: { entrypoint: [], command: ["/bin/sh"], commands: shell },
  },
  {
    names: ["docker.io/curlimages/curl", "public.ecr.aws/curlimages/curl"],
    newest: [8],
    program: { entrypoint: ["curl"], command: ["--help"], commands: shell },
  },
  { names: official("hello-world"), program: { entrypoint: [], command: ["/hello"], commands: { hello } } },
  {
    names: [
      "registry.k8s.io/pause",
      "public.ecr.aws/eks-distro/kubernetes/pause",
      "k8s.gcr.io/pause",
      "docker.io/kubernetes/pause",
    ],
    newest: [3, 10],
    program: { entrypoint: ["/pause"], command: [], commands: { pause } },
  },
  {
    names: ["registry.k8s.io/e2e-test-images/agnhost"],
    newest: [2],
    program: { entrypoint: ["/agnhost"], command: ["pause"], commands: withCoreutils({ agnhost }) },
  },
  {
    names: ["quay.io/prometheus/node-exporter", "docker.io/prom/node-exporter"],
    newest: [1],
    program: {
      entrypoint: ["/bin/node_exporter"],
      command: [],
      commands: withCoreutils({ node_exporter: nodeExporter }),
    },
  },
  {
    names: ["docker.io/hashicorp/http-echo"],
    newest: [1, 0],
    program: { entrypoint: ["/http-echo"], command: [], commands: { "http-echo": httpEcho } },
  },
];
