import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";

/** Writes an executable shell script and returns its path. */
export async function executable(folder: string, name: string, script: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}
