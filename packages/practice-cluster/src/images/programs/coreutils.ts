import { getClock } from "@ngrok/webernetes";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { type Commands, runCommand } from "../program.ts";
import { shellCommand } from "../shell/shellCommand.ts";
import { formatDate } from "./formatDate.ts";
import { httpClients } from "./httpClients.ts";
import { escapes, printf } from "./printf.ts";
import { testCommand } from "./testCommand.ts";
import { textCommands } from "./textCommands.ts";

const seconds = (text: string): number => {
  const match = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(text);
  const unit = ownField({ s: 1, m: 60, h: 3600, d: 86400 }, match?.[2] ?? "") ?? 1;
  return match ? Number(match[1]) * unit : Number.NaN;
};

const secondsOfDay = 86_400;

const isFlag = (arg: string): boolean => arg.startsWith("-") && arg.length > 1;

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
  sleep: async (io, args) => {
    if (args[0] === "infinity" || args[0] === "inf") return await io.context.waitUntilKilled();
    const total = args.reduce((sum, arg) => sum + seconds(arg), 0);
    if (args.length === 0 || Number.isNaN(total)) {
      io.err(`sleep: invalid number '${args[0] ?? ""}'\n`);
      return 1;
    }
    // A timer is limited to about 25 days, and fires at once beyond that.
    for (let left = total; left > 0; left -= secondsOfDay)
      await io.context.sleep(Math.min(left, secondsOfDay) * 1_000);
    await io.spend(1);
    return 0;
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
  touch: (io, args) => {
    for (const path of args) io.files.append(path, "");
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
      if (io.files.has(path)) io.out(`${path}\n`);
    }
    return 0;
  },
  rm: (io, args) => {
    let code = 0;
    for (const path of args.filter((arg) => !isFlag(arg))) {
      if (io.files.delete(path) || args.some((arg) => /^-[a-z]*f/.test(arg))) continue;
      io.err(`rm: can't remove '${path}': No such file or directory\n`);
      code = 1;
    }
    return code;
  },
  printf,
  test: testCommand,
  "[": testCommand,
};

/** Returns the commands that every image with a shell has, along with the image's own. */
export function withCoreutils(commands: Commands = {}): Commands {
  const shell = shellCommand(() => all);
  const all: Commands = {
    ...own,
    ...textCommands,
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
