/**
 * Starts a practice cluster in this process for tests, and prints how to access it.
 * Usage: `node <bundle> <schemas folder> [<port>] [<storage file>]`
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { servePracticeCluster } from "../../src/servePracticeCluster.ts";
import { silentLog } from "./controllerWorld.ts";

const schemas = process.argv[2] ?? "schemas";
const storageFile = process.argv[4];
const started = performance.now();
const readSchema = (path: string): Promise<string> => readFile(join(schemas, path), "utf8");
const { server, token, caPem } = await servePracticeCluster({
  log: silentLog,
  readSchema,
  port: Number(process.argv[3] ?? 0),
  ...(storageFile === undefined ? {} : { storageFile }),
});
const ms = Math.round(performance.now() - started);
process.stdout.write(`${JSON.stringify({ url: server, token, caPem, ms })}\n`);
