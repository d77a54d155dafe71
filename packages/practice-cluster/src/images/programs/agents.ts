import { getClock } from "@ngrok/webernetes";
import type { Command } from "../program.ts";
import { formatDate } from "./formatDate.ts";
import { untilStopped } from "./untilStopped.ts";

/** Redis: logs its start and listens on its port, without speaking its protocol. */
export const redisServer: Command = async (io) => {
  const time = formatDate(getClock(io.context).now(), "%d %b %Y %H:%M:%S.000");
  io.out(`1:C ${time} * oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo\n`);
  io.out(`1:M ${time} * Running mode=standalone, port=6379. (simulated by the practice cluster)\n`);
  io.out(`1:M ${time} * Ready to accept connections tcp\n`);
  // The listener makes a TCP probe of the port succeed.
  io.context.listenHttp(6379, () => Promise.resolve({ status: 400, body: "-ERR unknown command\r\n" }));
  return await untilStopped(io);
};

/** `redis-cli`: answers `ping`, the usual readiness probe. */
export const redisCli: Command = (io, args) => {
  io.out(args.some((arg) => arg.toLowerCase() === "ping") ? "PONG\n" : "OK\n");
  return 0;
};

/** The Prometheus node exporter: metrics on port 9100. */
export const nodeExporter: Command = async (io) => {
  const time = getClock(io.context).now().toISOString();
  io.err(
    `time=${time} level=INFO source=node_exporter.go msg="Starting node_exporter" version="(simulated)"\n`,
  );
  io.err(`time=${time} level=INFO source=tls_config.go msg="Listening on" address=[::]:9100\n`);
  io.context.listenHttp(9100, (_context, request) =>
    Promise.resolve(
      request.url.pathname === "/metrics"
        ? {
            status: 200,
            body:
              "# HELP node_load1 1m load average.\n# TYPE node_load1 gauge\nnode_load1 0.12\n# TYPE node_uname_info gauge\n" +
              `node_uname_info{nodename="${io.context.pod.name}",sysname="Linux"} 1\n`,
          }
        : {
            status: 200,
            body: '<html><body><h1>Node Exporter</h1><a href="/metrics">Metrics</a></body></html>\n',
          },
    ),
  );
  return await io.context.waitUntilKilled();
};

/** The command of `hello-world`: prints its message and ends. */
export const hello: Command = (io) => {
  io.out(
    "\nHello from Docker!\nThis message shows that your installation appears to be working correctly.\n" +
      "(It was printed by the practice cluster, which runs no containers.)\n\n",
  );
  return 0;
};

/** The pause container: waits until it is stopped. */
export const pause: Command = untilStopped;
