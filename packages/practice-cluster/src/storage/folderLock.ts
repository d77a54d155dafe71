import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as passes } from "node:timers/promises";
import { hasCode } from "./fileError.ts";

const prefix = "lock-";
/** Of two that begin at once, one finds itself alone at one of these. */
const attempts = 10;
const longestWaitMs = 100;
/**
 * A holder that is only busy, or stopped by a debugger, is a holder still; but something that says nothing for so long
 * may be any program that has the port by now. (A holder that comes to itself after that is refused by `claim`.)
 */
const answerMs = 12_000;
/** The same, where there is no process of the number that the holder had. */
const answerOfDeadMs = 2_000;

/** Who else has a folder for itself. */
class FolderInUse extends Error {
  readonly code = "ELOCKED";

  constructor(folder: string) {
    super(`${folder} is in use by another process.`);
    this.name = "FolderInUse";
  }
}

/** A folder that nobody else has; the end of the process gives it back, too. */
export interface FolderLock {
  /**
   * Takes it again where it was moved or deleted, or could not be written before.
   *
   * @throws {FolderInUse} where another one has done so meanwhile, and what Node throws where it cannot be written
   */
  claim(): void;
  release(): Promise<void>;
}

/**
 * Takes a folder for this process alone, or throws {@link FolderInUse}. A folder that cannot be written is nobody's:
 * whoever can write it later takes it with {@link FolderLock.claim}.
 *
 * Each that wants it leaves a file of its own first, and looks for files of others after that: of two, the one that
 * looks last sees the other. Nobody takes a file over, so there is no moment for two to do so. A file counts while
 * the port that is in its name answers with the file's name: a crash closes the port, and what has the same number
 * later, a process or a port, does not know the name. (Numbers of processes come again quickly in containers.) The file
 * is empty, so that it is whole from its first moment on, and fits on a full disk.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  // Named once the port is known; nobody asks before that.
  let name = "";
  const server = createServer((socket) => {
    // Whoever asks may be gone before the answer.
    socket.on("error", () => undefined);
    socket.end(name);
  });
  name = `${prefix}${process.pid}-${await listen(server)}-${randomUUID()}`;
  const file = join(folder, name);
  const release = async (): Promise<void> => {
    await rm(file, { force: true }).catch(() => undefined);
    server.close();
  };
  const lock: FolderLock = { claim: () => claim(folder, name), release };
  try {
    for (let attempt = 0; attempt < attempts; attempt++) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        writeFileSync(file, "", { mode: 0o600 });
      } catch (error) {
        if (!hasCode(error, "EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "ENOTDIR", "EEXIST")) throw error;
        if (await othersHold(folder, name)) throw new FolderInUse(folder);
        return lock;
      }
      if (!(await othersHold(folder, name))) return lock;
      // Two that met give way to each other, and come back at different times.
      await rm(file, { force: true });
      await passes(Math.random() * longestWaitMs);
    }
    throw new FolderInUse(folder);
  } catch (error) {
    await release();
    throw error;
  }
}

function claim(folder: string, name: string): void {
  const file = join(folder, name);
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, "", { mode: 0o600 });
  // There is no time to ask whether they live: whoever starts next clears away what does not.
  if (!readdirSync(folder).some((other) => other.startsWith(prefix) && other !== name)) return;
  rmSync(file, { force: true });
  throw new FolderInUse(folder);
}

async function othersHold(folder: string, own: string): Promise<boolean> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(prefix) || name === own) continue;
    if (await isHeld(folder, name)) return true;
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
  return false;
}

async function isHeld(folder: string, name: string): Promise<boolean> {
  const [, pid, written] = /^lock-(\d+)-(\d+)-/.exec(name) ?? [];
  // Earlier versions wrote the port into the file.
  const port = Number(written ?? (await readFile(join(folder, name), "utf8").catch(() => "0")));
  // It was taken away meanwhile, or is none of ours.
  if (!Number.isInteger(port) || port <= 0 || port > 65_535) return false;
  return await new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1");
    const answered = (): void => {
      resolve(answer === name);
      clearTimeout(timer);
      socket.destroy();
    };
    const limitMs = pid !== undefined && isAlive(Number(pid)) ? answerMs : answerOfDeadMs;
    const timer = setTimeout(answered, limitMs);
    socket.on("data", (data) => {
      answer += data.toString();
      // What says more than a name says something else.
      if (answer.length > name.length) answered();
    });
    socket.on("error", answered);
    socket.on("end", answered);
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  // The lock alone keeps no process alive.
  server.unref();
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}
