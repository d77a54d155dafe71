import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as passes } from "node:timers/promises";
import { hasCode } from "./fileError.ts";

const prefix = "lock-";
/** How often to try. If two processes start at once, one of them finds itself alone in one of these attempts. */
const attempts = 10;
const longestWaitMs = 100;
/**
 * How long to wait for an answer, in milliseconds. A holder that is busy or paused by a debugger still holds the lock,
 * but after this time, another program may have the port. (`claim` refuses a holder that resumes later.)
 */
const answerMs = 12_000;
/** How long to wait for an answer if no process has the holder's process id, in milliseconds. */
const answerOfDeadMs = 2_000;

/** The error if another process uses a folder. */
class FolderInUse extends Error {
  readonly code = "ELOCKED";

  constructor(folder: string) {
    super(`${folder} is in use by another process.`);
    this.name = "FolderInUse";
  }
}

/** An exclusive lock on a folder. It is also released when the process ends. */
export interface FolderLock {
  /**
   * Acquires the lock again if the folder was moved or deleted, or could not be written before.
   *
   * @throws {FolderInUse} if another process has acquired the lock; Node's error if the folder cannot be written
   */
  claim(): void;
  release(): Promise<void>;
}

/**
 * Locks a folder for this process, or throws {@link FolderInUse}. A folder that cannot be written stays unlocked; if it
 * becomes writable later, {@link FolderLock.claim} locks it.
 *
 * Each process first creates its own lock file and then looks for those of others, so the later of two processes always
 * sees the other. No process takes over a file of another, which rules out races to do so. A lock file is valid while
 * the port in its name answers with the name of the file. A crash closes the port, and a later process with the same
 * process id or port does not know the name. (Process ids are reused quickly in containers.) Lock files are empty, so
 * they are never incomplete and fit on a full disk.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  // Set once the port is known. No other process can connect before that.
  let name = "";
  const server = createServer((socket) => {
    // The other process may disconnect before it gets the answer.
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
      // Two processes that see each other both back off, and retry after different delays.
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
  // This function is synchronous and cannot check whether the others are alive. The next start removes stale files.
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
  // The file was removed in the meantime, or is not a lock file.
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
      // An answer that is longer than the name comes from another program.
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
  // The lock must not keep the process alive.
  server.unref();
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}
