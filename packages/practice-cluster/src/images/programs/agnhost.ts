import type { HttpRequest, HttpResponse } from "@ngrok/webernetes";
import type { Command, Io } from "../program.ts";

const flag = (args: readonly string[], name: string): string | undefined => {
  const at = args.findIndex((arg) => arg.replace(/^-+/, "").split("=")[0] === name);
  return at < 0 ? undefined : (args[at]?.split("=")[1] ?? args[at + 1]);
};

/** Reads the status or exit code that a request asks for. */
function codeOf(parameters: URLSearchParams, otherwise: number): number {
  const code = parameters.get("code") ?? "";
  return /^\d{1,3}$/.test(code) ? Number(code) : otherwise;
}

function netexec(io: Io, request: HttpRequest): HttpResponse {
  const parameters = request.url.searchParams;
  switch (request.url.pathname) {
    case "/":
      return { status: 200, body: `NOW: ${new Date(0).toISOString()}` };
    case "/healthz":
    case "/readyz":
      return { status: 200, body: "ok\n" };
    case "/hostname":
    case "/hostName":
      return { status: 200, body: io.context.pod.name };
    case "/echo":
      return { status: codeOf(parameters, 200), body: parameters.get("msg") ?? "" };
    case "/exit":
      io.context.setTimeout(() => io.context.exit(codeOf(parameters, 0)), 10);
      return { status: 200, body: "" };
    default:
      return { status: 404, body: "404 page not found\n" };
  }
}

/** agnhost: `netexec`, `serve-hostname` and `pause`. https://pkg.go.dev/k8s.io/kubernetes/test/images/agnhost */
export const agnhost: Command = async (io, [subcommand = "pause", ...args]) => {
  switch (subcommand) {
    case "pause":
      io.out("Paused\n");
      return await io.context.waitUntilKilled();
    case "netexec": {
      const port = Number(flag(args, "http-port") ?? "8080");
      io.context.listenHttp(port, (_context, request) => {
        io.out(`GET ${request.url.pathname}\n`);
        return Promise.resolve(netexec(io, request));
      });
      io.out(`Started HTTP server on port ${port}\n`);
      return await io.context.waitUntilKilled();
    }
    case "serve-hostname": {
      const port = Number(flag(args, "port") ?? "9376");
      io.context.listenHttp(port, () => Promise.resolve({ status: 200, body: io.context.pod.name }));
      io.out(`Serving on port ${port}.\n`);
      return await io.context.waitUntilKilled();
    }
    default:
      io.err(
        `Error: unknown command "${subcommand}" for "app" (the practice cluster knows netexec, serve-hostname and pause)\n`,
      );
      return 1;
  }
};

/** hashicorp/http-echo: one text on every path, on port 5678. */
export const httpEcho: Command = async (io, args) => {
  const text = flag(args, "text") ?? io.env.get("ECHO_TEXT");
  if (text === undefined) {
    io.err("Missing -text option!\n");
    return 127;
  }
  const port = Number((flag(args, "listen") ?? ":5678").split(":").at(-1));
  io.context.listenHttp(port, () => Promise.resolve({ status: 200, body: `${text}\n` }));
  io.out(`[INFO] server is listening on :${port}\n`);
  return await io.context.waitUntilKilled();
};
