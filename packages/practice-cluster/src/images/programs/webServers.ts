import { getClock, type HttpRequest, type HttpResponse } from "@ngrok/webernetes";
import type { Command, Io } from "../program.ts";
import { formatDate } from "./formatDate.ts";
import { untilStopped } from "./untilStopped.ts";

interface WebServer {
  readonly port: number;
  readonly root: string;
  readonly page: string;
  readonly server: string;
  /** Lines that the server logs when it starts. */
  readonly banner: (io: Io) => string;
}

const agent = (request: HttpRequest): string => request.header["User-Agent"]?.[0] ?? "-";

/** A file server: serves the container's files below its root, and a default index page. */
function serve({ port, root, page, server, banner }: WebServer): Command {
  return async (io) => {
    const answer = (request: HttpRequest): HttpResponse => {
      const header = { Server: [server], "Content-Type": ["text/html"] };
      const path = request.url.pathname.endsWith("/")
        ? `${request.url.pathname}index.html`
        : request.url.pathname;
      const body = io.files.read(root + path) ?? (path === "/index.html" ? page : undefined);
      return body === undefined
        ? { status: 404, header, body: `<html><head><title>404 Not Found</title></head></html>\n` }
        : { status: 200, header, body };
    };
    io.context.listenHttp(port, (_context, request) => {
      const response = answer(request);
      const time = formatDate(getClock(io.context).now(), "%d/%b/%Y:%H:%M:%S +0000");
      io.out(
        `${request.host} - - [${time}] "${request.method} ${request.url.pathname} HTTP/1.1" ` +
          `${response.status} ${response.body.length} "-" "${agent(request)}" "-"\n`,
      );
      return Promise.resolve(response);
    });
    io.out(banner(io));
    return await untilStopped(io);
  };
}

const nginxPage = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>If you see this page, nginx is successfully installed and working.</p>
</body>
</html>
`;

/** nginx on port 80, or on another port for the unprivileged image. */
export function nginx(port: number): Command {
  return serve({
    port,
    root: "/usr/share/nginx/html",
    page: nginxPage,
    server: "nginx",
    banner: (io) => {
      const time = formatDate(getClock(io.context).now(), "%Y/%m/%d %H:%M:%S");
      return [
        "/docker-entrypoint.sh: Configuration complete; ready for start up",
        `${time} [notice] 1#1: using the "epoll" event method`,
        `${time} [notice] 1#1: nginx (simulated by the practice cluster)`,
        `${time} [notice] 1#1: start worker processes`,
        "",
      ].join("\n");
    },
  });
}

/** The Apache HTTP server on port 80. */
export const httpd: Command = serve({
  port: 80,
  root: "/usr/local/apache2/htdocs",
  page: "<html><body><h1>It works!</h1></body></html>\n",
  server: "Apache/2.4 (Unix)",
  banner: (io) => {
    const time = formatDate(getClock(io.context).now(), "%a %b %d %H:%M:%S %Y");
    return `[${time}] [mpm_event:notice] [pid 1:tid 1] AH00489: Apache/2.4 (Unix) (simulated) configured -- resuming normal operations\n`;
  },
});
