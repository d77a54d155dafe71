import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { ServeConnection } from "./portForward.ts";

/** Runs a command in the pod, and returns what it prints. */
export type RunInPod = (
  command: (address: string) => readonly string[],
  signal: AbortSignal,
) => Promise<{ readonly code: number; readonly output: string }>;

const largestBody = 1_000_000;

/**
 * Serves local connections of HTTP by `curl` in a simulated pod: the network of the practice cluster exists only inside
 * of it. Only the method, the path and a text go there, and the status and a text come back.
 */
export function serveBySimulation(run: RunInPod): ServeConnection {
  return (socket, signal) => {
    const server = createServer((request, response) => void answer(run, request, response, signal));
    server.emit("connection", socket);
  };
}

async function answer(
  run: RunInPod,
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  try {
    const body = await bodyOf(request);
    const { method = "GET", url = "/" } = request;
    const { code, output } = await run(
      (address) => [
        "curl",
        "-s",
        "-X",
        method,
        ...(body === "" ? [] : ["-d", body]),
        "-w",
        "\n%{http_code}",
        `http://${address}${url}`,
      ],
      signal,
    );
    const end = output.lastIndexOf("\n");
    const status = Number(output.slice(end + 1));
    if (code === 0 && Number.isInteger(status) && status >= 200 && status < 600)
      write(response, status, output.slice(0, end));
    else write(response, 502, output);
  } catch (error) {
    write(response, 502, asError(error).message);
  }
}

function write(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": `${typeOf(text)}; charset=utf-8` });
  response.end(text);
}

/** The simulation does not say the type of a body. */
function typeOf(text: string): string {
  const start = text.trimStart();
  if (start.startsWith("<")) return "text/html";
  return start.startsWith("{") || start.startsWith("[") ? "application/json" : "text/plain";
}

/** @throws if the body is larger than a lesson needs */
async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  request.setEncoding("utf8");
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > largestBody) throw new Error("The body is too large for the practice cluster.");
  }
  return text;
}
