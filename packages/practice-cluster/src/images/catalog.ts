import { imagesOfLessons, type KnownImage } from "./knownImages.ts";
import type { Program } from "./program.ts";
import { hello, nodeExporter, pause, redisCli, redisServer } from "./programs/agents.ts";
import { agnhost, httpEcho } from "./programs/agnhost.ts";
import { withCoreutils } from "./programs/coreutils.ts";
import { httpd, nginx } from "./programs/webServers.ts";

/** An image that the practice cluster can run, with its program. */
export interface CatalogEntry extends KnownImage {
  readonly program: Program;
}

const shell = withCoreutils();

const nginxProgram = (port: number): Program => ({
  entrypoint: [],
  command: ["nginx", "-g", "daemon off;"],
  commands: withCoreutils({ nginx: nginx(port) }),
});

/** The images that lessons use, with the names that a pull accepts. */
export const catalog: readonly CatalogEntry[] = [
  { ...imagesOfLessons.nginx, program: nginxProgram(80) },
  { ...imagesOfLessons.nginxUnprivileged, program: nginxProgram(8080) },
  {
    ...imagesOfLessons.httpd,
    program: {
      entrypoint: [],
      command: ["httpd-foreground"],
      commands: withCoreutils({ "httpd-foreground": httpd }),
    },
  },
  {
    ...imagesOfLessons.redis,
    program: {
      entrypoint: [],
      command: ["redis-server"],
      commands: withCoreutils({ "redis-server": redisServer, "redis-cli": redisCli }),
    },
  },
  { ...imagesOfLessons.busybox, program: { entrypoint: [], command: ["sh"], commands: shell } },
  { ...imagesOfLessons.alpine, program: { entrypoint: [], command: ["/bin/sh"], commands: shell } },
  { ...imagesOfLessons.curl, program: { entrypoint: ["curl"], command: ["--help"], commands: shell } },
  { ...imagesOfLessons.helloWorld, program: { entrypoint: [], command: ["/hello"], commands: { hello } } },
  { ...imagesOfLessons.pause, program: { entrypoint: ["/pause"], command: [], commands: { pause } } },
  {
    ...imagesOfLessons.agnhost,
    program: { entrypoint: ["/agnhost"], command: ["pause"], commands: withCoreutils({ agnhost }) },
  },
  {
    ...imagesOfLessons.nodeExporter,
    program: {
      entrypoint: ["/bin/node_exporter"],
      command: [],
      commands: withCoreutils({ node_exporter: nodeExporter }),
    },
  },
  {
    ...imagesOfLessons.httpEcho,
    program: { entrypoint: ["/http-echo"], command: [], commands: { "http-echo": httpEcho } },
  },
];
