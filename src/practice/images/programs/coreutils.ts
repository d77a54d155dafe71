import { ownField } from "../../../base/ownField.ts";
import { getClock } from "@ngrok/webernetes";
import { type Command, type Commands, type Io, runCommand } from "../program.ts";
import { shellCommand } from "../shell/shell.ts";
import { formatDate } from "./formatDate.ts";
import { httpClients } from "./httpClients.ts";
import { testCommand } from "./testCommand.ts";

/** Reads the files named by the arguments, or the standard input; tells which are missing. */
function input(name: string, io: Io, paths: readonly string[]): { text: string; missing: boolean } {
  if (paths.length === 0) return { text: io.stdin, missing: false };
  let text = "";
  let missing = false;
  for (const path of paths) {
    const contents = io.context.fs.read(path);
    if (contents === undefined) {
      io.err(`${name}: can't open '${path}': No such file or directory\n`);
      missing = true;
    } else text += contents;
  }
  return { text, missing };
}

const seconds = (text: string): number => {
  const match = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(text);
  const unit = ownField({ s: 1, m: 60, h: 3600, d: 86400 }, match?.[2] ?? "") ?? 1;
  return match ? Number(match[1]) * unit : Number.NaN;
};

const escapes = (text: string): string =>
  text.replace(/\\([nt\\])/g, (_all, letter: string) => ownField({ n: "\n", t: "\t" }, letter) ?? "\\");

const isFlag = (arg: string): boolean => arg.startsWith("-") && arg.length > 1;

const lineCommand =
  (name: string, count: (lines: string[], n: number) => string[]): Command =>
  async (io, args) => {
    const at = args.indexOf("-n");
    const n = Number(at >= 0 ? args[at + 1] : (args.find((arg) => /^-\d+$/.test(arg))?.slice(1) ?? "10"));
    const paths = args.filter((arg, index) => !isFlag(arg) && (at < 0 || index !== at + 1));
    // The way of teaching manifests to keep a container alive: `tail -f /dev/null`.
    if (args.some((arg) => /^-[fF]$/.test(arg))) return await io.context.waitUntilKilled();
    const { text, missing } = input(name, io, paths);
    const lines = count(text.replace(/\n$/, "").split("\n"), n);
    if (text !== "") io.out(`${lines.join("\n")}\n`);
    return Number(missing);
  };

const own: Commands = {
  true: () => 0,
  false: () => 1,
  echo: (io, args) => {
    const flags = args.findIndex((arg) => !/^-[neE]+$/.test(arg));
    const set = args.slice(0, flags < 0 ? args.length : flags).join("");
    const text = args.slice(flags < 0 ? args.length : flags).join(" ");
    io.out((set.includes("e") ? escapes(text) : text) + (set.includes("n") ? "" : "\n"));
    return 0;
  },
  printf: (io, [format = "", ...args]) => {
    const values = [...args];
    do io.out(escapes(format).replace(/%[sd]/g, () => values.shift() ?? ""));
    while (values.length > 0 && /%[sd]/.test(format));
    return 0;
  },
  sleep: async (io, args) => {
    if (args[0] === "infinity" || args[0] === "inf") return await io.context.waitUntilKilled();
    const total = args.reduce((sum, arg) => sum + seconds(arg), 0);
    if (args.length === 0 || Number.isNaN(total)) {
      io.err(`sleep: invalid number '${args[0] ?? ""}'\n`);
      return 1;
    }
    await io.context.sleep(total * 1000);
    return 0;
  },
  cat: (io, args) => {
    const { text, missing } = input(
      "cat",
      io,
      args.filter((arg) => !isFlag(arg)),
    );
    io.out(text);
    return Number(missing);
  },
  date: (io, args) => {
    const format = args.find((arg) => arg.startsWith("+"))?.slice(1);
    io.out(`${formatDate(getClock(io.context).now(), format ?? "%a %b %e %H:%M:%S UTC %Y")}\n`);
    return 0;
  },
  env: (io) => {
    for (const [name, value] of io.env) io.out(`${name}=${value}\n`);
    return 0;
  },
  printenv: (io, args) => {
    const values =
      args.length === 0
        ? [...io.env].map(([name, value]) => `${name}=${value}`)
        : args.map((name) => io.env.get(name));
    for (const value of values) if (value !== undefined) io.out(`${value}\n`);
    return Number(values.includes(undefined));
  },
  hostname: (io, args) => {
    io.out(`${args.includes("-i") ? io.context.pod.ip : io.context.pod.name}\n`);
    return 0;
  },
  whoami: (io) => {
    io.out("root\n");
    return 0;
  },
  id: (io) => {
    io.out("uid=0(root) gid=0(root) groups=0(root)\n");
    return 0;
  },
  uname: (io, args) => {
    io.out(args.includes("-a") ? `Linux ${io.context.pod.name} 6.12.0 x86_64 GNU/Linux\n` : "Linux\n");
    return 0;
  },
  ps: (io) => {
    io.out(`PID   USER     COMMAND\n    1 root     ${io.context.container.command.join(" ") || "main"}\n`);
    return 0;
  },
  seq: (io, args) => {
    const [from, to] = args.length > 1 ? [Number(args[0]), Number(args[1])] : [1, Number(args[0])];
    for (let n = from; n <= Math.min(to, from + 100_000); n++) io.out(`${n}\n`);
    return 0;
  },
  touch: (io, args) => {
    for (const path of args) io.context.fs.write(path, io.context.fs.read(path) ?? "");
    return 0;
  },
  mkdir: () => 0,
  chmod: () => 0,
  pwd: (io) => {
    io.out("/\n");
    return 0;
  },
  ls: (io, args) => {
    for (const path of args.filter((arg) => !isFlag(arg))) {
      if (io.context.fs.has(path)) io.out(`${path}\n`);
    }
    return 0;
  },
  rm: (io, args) => {
    let code = 0;
    for (const path of args.filter((arg) => !isFlag(arg))) {
      if (io.context.fs.delete(path) || args.some((arg) => /^-[a-z]*f/.test(arg))) continue;
      io.err(`rm: can't remove '${path}': No such file or directory\n`);
      code = 1;
    }
    return code;
  },
  wc: (io, args) => {
    const { text } = input(
      "wc",
      io,
      args.filter((arg) => !isFlag(arg)),
    );
    const lines = text.split("\n").length - 1;
    const words = text.split(/\s+/).filter((word) => word !== "").length;
    const counts: readonly (readonly [string, number])[] = [
      ["-l", lines],
      ["-w", words],
      ["-c", Buffer.byteLength(text)],
    ];
    const asked = counts.filter(([flag]) => args.includes(flag));
    // Without a flag it counts all three, in columns.
    if (asked.length === 0) io.out(`${counts.map(([, count]) => String(count).padStart(9)).join(" ")}\n`);
    else io.out(`${asked.map(([, count]) => count).join(" ")}\n`);
    return 0;
  },
  grep: (io, args) => {
    const [wanted = "", ...paths] = args.filter((arg) => !isFlag(arg));
    const quiet = args.some((arg) => /^-[a-z]*q/.test(arg));
    const found = input("grep", io, paths)
      .text.split("\n")
      .filter((line) => wanted !== "" && line.includes(wanted));
    if (!quiet) for (const line of found) io.out(`${line}\n`);
    return Number(found.length === 0);
  },
  tee: (io, args) => {
    for (const path of args.filter((arg) => !isFlag(arg))) io.context.fs.write(path, io.stdin);
    io.out(io.stdin);
    return 0;
  },
  head: lineCommand("head", (lines, n) => lines.slice(0, n)),
  tail: lineCommand("tail", (lines, n) => lines.slice(-n)),
  test: testCommand,
  "[": testCommand,
};

/** The commands that every image with a shell has, with those of the image itself. */
export function withCoreutils(commands: Commands = {}): Commands {
  const shell = shellCommand(() => all);
  const all: Commands = {
    ...own,
    ...httpClients,
    sh: shell,
    ash: shell,
    bash: shell,
    busybox: (io, args) => runCommand(all, io, args),
    timeout: (io, args) => runCommand(all, io, args.slice(1)),
    ...commands,
  };
  return all;
}
