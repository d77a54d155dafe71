import { Holding } from "../container/memory.ts";
import type { Command, Commands } from "../program.ts";
import { Shell } from "./shell.ts";

/**
 * `sh -c SCRIPT` and `sh FILE`. Without a script, the shell reads its input; if there is none, it ends at once, as in a
 * real container without a terminal.
 */
export function shellCommand(commands: () => Commands): Command {
  return async (io, args) => {
    const flags = args.findIndex((arg) => !/^-[a-z]+$/.test(arg));
    const options = args.slice(0, flags < 0 ? args.length : flags);
    const rest = flags < 0 ? [] : args.slice(flags);
    const isGiven = options.some((option) => option.includes("c"));
    using input = new Holding(io.group.budget.memory);
    let script = rest[0];
    let name = isGiven ? rest[1] : script;
    if (isGiven && script === undefined) {
      io.err("sh: -c requires an argument\n");
      return 2;
    }
    if (!isGiven && script !== undefined) {
      const contents = io.files.read(script);
      if (contents === undefined) {
        io.err(`sh: can't open '${script}': No such file or directory\n`);
        return 2;
      }
      script = contents;
    }
    if (script === undefined) {
      name = "sh";
      script = "";
      for (let piece = await io.stdin.read(); piece !== undefined; piece = await io.stdin.read()) {
        input.grow(piece.length);
        script += piece;
      }
    }
    using shell = new Shell(io, {
      commands: commands(),
      parameters: [name ?? "sh", ...rest.slice(isGiven ? 2 : 1)],
      stopsOnError: options.some((option) => option.includes("e")),
      functions: new Map(),
      code: 0,
    });
    return await shell.run(script);
  };
}
