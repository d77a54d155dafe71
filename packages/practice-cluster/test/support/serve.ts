/**
 * Starts a practice cluster in this process, for the tests: `node <bundle> <schemas folder> <port> <storage file>`,
 * of which the last two may be left out; prints what it is.
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
