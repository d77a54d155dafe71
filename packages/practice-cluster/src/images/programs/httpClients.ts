import type { Commands, Io } from "../program.ts";

interface Answer {
  readonly status: number;
  readonly body: string;
}

const urlOf = (target: string): string => (/^https?:\/\//.test(target) ? target : `http://${target}`);

/** Sends a request from the pod through the simulated network, which resolves Services and pod addresses. */
async function request(io: Io, target: string, method: string, body?: string): Promise<Answer | string> {
  const url = urlOf(target);
  if (!URL.canParse(url)) return `bad address '${target}'`;
  try {
    const init = body === undefined ? { method } : { method, body };
    const { status, body: text } = await io.context.fetch(url, init);
    return { status, body: text };
  } catch (error) {
    const cause: unknown = error instanceof Error ? error.cause : undefined;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    const { hostname } = new URL(url);
    if (code === "ECONNREFUSED") return `can't connect to remote host (${hostname}): Connection refused`;
    if (code === "ENOTFOUND") return `bad address '${hostname}'`;
    return error instanceof Error ? (cause instanceof Error ? cause.message : error.message) : "failed";
  }
}

const valueOf = (args: readonly string[], ...names: readonly string[]): string | undefined => {
  const at = args.findIndex((arg) => names.includes(arg));
  return at < 0 ? undefined : args[at + 1];
};

function targetOf(args: readonly string[], withValue: readonly string[]): string | undefined {
  return args.find((arg, index) => !arg.startsWith("-") && !withValue.includes(args[index - 1] ?? ""));
}

/** BusyBox' `wget`, and `curl`, with the options that lessons use. */
export const httpClients: Commands = {
  wget: async (io, args) => {
    const target = targetOf(args, ["-O", "-T", "--timeout", "--header"]);
    if (target === undefined) {
      io.err("wget: missing URL\n");
      return 1;
    }
    const answer = await request(io, target, "GET");
    if (typeof answer === "string") {
      io.err(`wget: ${answer}\n`);
      return 1;
    }
    if (answer.status >= 400) {
      io.err(`wget: server returned error: HTTP/1.1 ${answer.status}\n`);
      return 1;
    }
    const toOutput = args.some((arg) => /^-[a-z]*O-$/.test(arg)) || valueOf(args, "-O", "-qO") === "-";
    const file =
      valueOf(args, "-O", "-qO") ?? (new URL(urlOf(target)).pathname.split("/").at(-1) || "index.html");
    if (toOutput) io.out(answer.body);
    else if (!args.includes("--spider")) io.files.write(file, answer.body);
    return 0;
  },
  curl: async (io, args) => {
    const withValue = ["-o", "-X", "-H", "-d", "-m", "-w", "--max-time", "--connect-timeout", "--data"];
    const target = targetOf(args, withValue);
    if (target === undefined) {
      io.err("curl: (2) no URL specified\n");
      return 2;
    }
    const data = valueOf(args, "-d", "--data");
    const method = valueOf(args, "-X") ?? (data === undefined ? "GET" : "POST");
    const answer = await request(io, target, method, data);
    if (typeof answer === "string") {
      io.err(`curl: ${answer.startsWith("bad address") ? "(6) Could not resolve host" : `(7) ${answer}`}\n`);
      return answer.startsWith("bad address") ? 6 : 7;
    }
    const silentFailure = args.some((arg) => /^-[a-zA-Z]*f/.test(arg)) && answer.status >= 400;
    const output = valueOf(args, "-o");
    if (silentFailure) io.err(`curl: (22) The requested URL returned error: ${answer.status}\n`);
    else if (output === undefined) io.out(answer.body);
    else if (output !== "/dev/null") io.files.write(output, answer.body);
    const format = valueOf(args, "-w");
    if (format !== undefined)
      io.out(format.replace("%{http_code}", String(answer.status)).replace(/\\n/g, "\n"));
    return silentFailure ? 22 : 0;
  },
};
