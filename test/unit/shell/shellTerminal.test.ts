import assert from "node:assert/strict";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import type { Candidates } from "../../../src/shell/complete/candidates.ts";
import type { RunningTerminal } from "../../../src/shell/runningTerminal.ts";
import { ShellTerminal } from "../../../src/shell/shellTerminal.ts";
import { Screen } from "../../support/shell/screen.ts";

describe("ShellTerminal", () => {
  let screen: Screen;
  let terminal: ShellTerminal;
  let ran: string[];
  let exits: number;
  /** What a line does. */
  let run: (line: string, running: RunningTerminal) => Promise<void>;
  let candidates: Candidates | undefined;

  beforeEach(() => {
    screen = new Screen(60);
    [ran, exits, candidates] = [[], 0, undefined];
    run = () => Promise.resolve();
    terminal = new ShellTerminal({
      write: (output) => screen.write(output),
      run: async (line, running) => {
        ran.push(line);
        await run(line, running);
      },
      complete: () => Promise.resolve(candidates),
      exit: () => exits++,
    });
    terminal.open("Hello\n", { columns: 60, rows: 24 });
  });
  afterEach(() => terminal.dispose());

  async function shows(text: string): Promise<void> {
    await waitFor(`the screen to show ${JSON.stringify(text)}`, () => screen.text === text);
  }

  it("carries out a line, prints what it says, and asks for the next", async () => {
    run = (line, { out }) => {
      out.write(`did ${line}\nand more`);
      return Promise.resolve();
    };
    terminal.handle("get pods\r");
    await shows("Hello\n$ get pods\ndid get pods\nand more\n$ |");
    assert.deepEqual(ran, ["get pods"]);
  });

  it("ends what runs by Ctrl+C, and is there again", async () => {
    run = (_line, { signal }) =>
      new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    terminal.handle("get pods -w\r");
    terminal.handle("\u0003");
    await shows("Hello\n$ get pods -w\n^C\n$ |");
  });

  it("is there again after Ctrl+C even where a command does not end, and shows nothing of it any more", async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    let late: (() => void) | undefined;
    run = async (_line, { out }) => {
      late = () => out.write("too late\n");
      await promise;
    };
    terminal.handle("slow\r");
    terminal.handle("\u0003");
    await shows("Hello\n$ slow\n^C\n$ |");
    late?.();
    resolve(undefined);
    assert.equal(screen.text, "Hello\n$ slow\n^C\n$ |");
  });

  it("keeps what is typed while a command runs", async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    run = (line) => (line === "slow" ? promise : Promise.resolve(undefined));
    terminal.handle("slow\rquick\rnex");
    resolve(undefined);
    await shows("Hello\n$ slow\n$ quick\n$ nex|");
    assert.deepEqual(ran, ["slow", "quick"]);
  });

  it("leaves a line by Ctrl+C without carrying it out", () => {
    terminal.handle("delete all\u0003");
    assert.equal(screen.text, "Hello\n$ delete all^C\n$ |");
    assert.deepEqual(ran, []);
  });

  it("hands what is typed to a command that wants it, as it comes", async () => {
    const given: string[] = [];
    const { promise, resolve } = Promise.withResolvers<undefined>();
    run = async (_line, { takeInput }) => {
      const taken = takeInput((data) => given.push(data));
      await promise;
      taken.dispose();
    };
    terminal.handle("exec -it web -- sh\r");
    terminal.handle("ls\r");
    terminal.handle("\u0003");
    resolve(undefined);
    await shows("Hello\n$ exec -it web -- sh\n$ |");
    assert.deepEqual(given, ["ls\r", "\u0003"]);
  });

  it("completes what is certain, and shows what is possible", async () => {
    candidates = { typed: "d", start: 4, words: ["deployments"] };
    terminal.handle("get d\t");
    await shows("Hello\n$ get deployments |");
    candidates = { typed: "w", start: 16, words: ["web-1", "web-2"] };
    terminal.handle("w\t");
    await shows("Hello\n$ get deployments web-|");
    candidates = { typed: "web-", start: 16, words: ["web-1", "web-2"] };
    terminal.handle("\t");
    await shows("Hello\n$ get deployments web-\nweb-1  web-2\n$ get deployments web-|");
  });

  it("writes a completed word so that it stays one", async () => {
    candidates = { typed: "my", start: 9, words: ["my file.yaml"] };
    terminal.handle("apply -f my\t");
    await shows("Hello\n$ apply -f my\\ file.yaml |");
  });

  it("says something above the line that is being typed", () => {
    terminal.handle("get po");
    terminal.say("By the way");
    assert.equal(screen.text, "Hello\nBy the way\n$ get po|");
  });

  it("ends by exit, and by Ctrl+D on an empty line", () => {
    terminal.handle("get\u0004");
    assert.equal(exits, 0);
    terminal.handle("\u0003exit\r\u0004");
    assert.equal(exits, 2);
    assert.deepEqual(ran, []);
  });
});
