import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as passes } from "node:timers/promises";

const prefix = "lock-";
const attempts = 6;
const longestWaitMs = 100;
/** A holder that is only busy, or stopped by a debugger, is a holder still. */
const answerMs = 1_000;

/** Who else has a folder for itself. */
export class FolderInUse extends Error {
  readonly code = "ELOCKED";

  constructor(folder: string) {
    super(`${folder} is in use by another process.`);
    this.name = "FolderInUse";
  }
}

/** A folder that nobody else has; the end of the process gives it back, too. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes a folder for this process alone, or throws {@link FolderInUse}.
 *
 * Each that wants it leaves a file of its own first, and looks for files of others after that: of two, the one that
 * looks last sees the other. Nobody takes a file over, so there is no moment for two to do so. A file counts while
 * the port that is written in it answers with the file's name: a crash closes the port, and what has the same number
 * later, a process or a port, does not know the name. (Numbers of processes come again quickly in containers.)
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${prefix}${randomUUID()}`;
  const server = createServer((socket) => {
    // Whoever asks may be gone before the answer.
    socket.on("error", () => undefined);
    socket.end(name);
  });
  const port = await listen(server);
  const file = join(folder, name);
  const unfinished = join(folder, `unfinished-${name}`);
  const release = async (): Promise<void> => {
    await rm(file, { force: true });
    server.close();
  };
  try {
    for (let attempt = 0; attempt < attempts; attempt++) {
      // Whole from its first moment on: what a crash leaves half done counts for nothing.
      await writeFile(unfinished, String(port), { mode: 0o600 });
      await rename(unfinished, file);
      if (!(await othersHold(folder, name))) return { release };
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

async function othersHold(folder: string, own: string): Promise<boolean> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix) || name === own) continue;
    if (await isHeld(join(folder, name), name)) return true;
    await rm(join(folder, name), { force: true });
  }
  return false;
}

async function isHeld(file: string, name: string): Promise<boolean> {
  const port = Number(await readFile(file, "utf8").catch(() => "0"));
  // It was taken away meanwhile.
  if (port === 0) return false;
  return await new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1");
    socket.setTimeout(answerMs, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("data", (data) => (answer += data.toString()));
    socket.on("error", () => resolve(false));
    socket.on("end", () => resolve(answer === name));
  });
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
