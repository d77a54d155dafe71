import assert from "node:assert/strict";
import { RequestError } from "../../../src/cluster/requestError.ts";
import {
  RemoteShell,
  shellCommands,
  type ShellEnd,
  simulatedShell,
} from "../../../src/inspect/remoteShell.ts";

/** What a container makes of a command: the exit code, after some output, or a refusal. */
type Outcome = { readonly code: number; readonly prints?: string } | Error;

const missing = new RequestError("status", "500", {
  status: {
    message: 'OCI runtime exec failed: exec: "sh": executable file not found in $PATH: unknown',
    reason: "InternalError",
    causes: [],
  },
});

describe("A shell in a container", () => {
  let tried: string[];
  let printed: string;
  let typed: string[];
  let sizes: string[];

  function shell(outcomes: Readonly<Record<string, Outcome>>, ended?: Promise<number>): RemoteShell {
    const all = new Map(Object.entries(outcomes));
    return new RemoteShell(
      ([program = ""], write) => {
        tried.push(program);
        const outcome = all.get(program) ?? missing;
        if (outcome instanceof Error) return Promise.reject(outcome);
        write(outcome.prints ?? "");
        return Promise.resolve({
          input: (data) => void typed.push(data),
          resize: ({ columns, rows }) => void sizes.push(`${columns}x${rows}`),
          ended: ended ?? Promise.resolve(outcome.code),
        });
      },
      { write: (text) => (printed += text), size: () => ({ columns: 80, rows: 24 }) },
    );
  }
  const run = (outcomes: Readonly<Record<string, Outcome>>): Promise<ShellEnd> =>
    shell(outcomes).run(shellCommands);

  beforeEach(() => {
    [tried, typed, sizes] = [[], [], []];
    printed = "";
  });

  it("is the first that the image has", async () => {
    assert.deepEqual(await run({ sh: { code: 0, prints: "$ " } }), { ended: "exit", code: 0 });
    assert.deepEqual([tried, printed, sizes], [["sh"], "$ ", ["80x24"]]);
  });

  it("is another where the runtime says that the first is missing, in a refusal or by an exit code", async () => {
    assert.deepEqual(await run({ bash: { code: 0, prints: "# " } }), { ended: "exit", code: 0 });
    assert.deepEqual(tried, ["sh", "bash"]);
    tried = [];
    const said = 'exec failed: "sh": executable file not found in $PATH\r\n';
    await run({
      sh: { code: 126, prints: said },
      bash: { code: 127 },
      "/busybox/sh": { code: 0, prints: "/ # " },
    });
    assert.deepEqual(tried, ["sh", "bash", "/busybox/sh"]);
    assert.ok(!printed.includes("exec failed"));
  });

  it("is none in an image without one, which is said", async () => {
    const end = await run({});
    assert.equal(end.ended, "failure");
    assert.match(end.notice, /has no shell.*kubectl debug/);
    assert.equal(tried.length, shellCommands.length);
  });

  it("may end with any code once it has started", async () => {
    assert.deepEqual(await run({ sh: { code: 127, prints: "$ " } }), { ended: "exit", code: 127 });
    assert.deepEqual(tried, ["sh"]);
  });

  it("says a refusal that is not about the image", async () => {
    const status = { message: 'cannot create resource "pods/exec"', reason: "Forbidden", causes: [] };
    const forbidden = new RequestError("forbidden", "no", { status });
    assert.deepEqual(await run({ sh: forbidden }), { ended: "failure", notice: status.message });
    assert.deepEqual(tried, ["sh"]);
  });

  it("takes what is typed, and the size of the screen, while it runs", async () => {
    const ended = Promise.withResolvers<number>();
    const started = shell({ sh: { code: 0, prints: "$ " } }, ended.promise);
    started.input("early");
    const end = started.run(simulatedShell);
    await new Promise((resolve) => setImmediate(resolve));
    started.input("ls\r");
    started.resize();
    ended.resolve(0);
    await end;
    started.input("late");
    assert.deepEqual([typed, sizes], [["ls\r"], ["80x24", "80x24"]]);
  });
});
