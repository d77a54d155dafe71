import { globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Puts a fault into an installed extension: the thread of its practice cluster hangs a few seconds after each start, as
 * long as the storage has a certain object. The fault is in a module that the installed bundle imports, so the test
 * covers the bundle that users have.
 *
 * @param dataFolder of the VS Code with the extension
 * @param key of the object in etcd, such as `/registry/configmaps/default/poison`
 */
export async function hangWhileKept(dataFolder: string, key: string): Promise<void> {
  const [bundle] = globSync("extensions/kubernetes-workshop.*/dist/practice.js", { cwd: dataFolder });
  if (bundle === undefined) throw new Error(`No practice cluster is installed in ${dataFolder}.`);
  const file = path.join(dataFolder, bundle);
  await writeFile(path.join(path.dirname(file), "fault.js"), faultOf(key));
  await writeFile(file, `import "./fault.js";\n${await readFile(file, "utf8")}`);
}

/** Blocks the thread as an endless loop would, but without using the CPU. */
function faultOf(key: string): string {
  return `
import { readFileSync, statSync } from "node:fs";
import { parentPort } from "node:worker_threads";
let file;
parentPort.on("message", (request) => {
  if (request.type === "start") file = request.storageFile;
});
const send = parentPort.postMessage.bind(parentPort);
parentPort.postMessage = (answer) => {
  send(answer);
  if (answer.type === "ready") setInterval(hangIfKept, 3000);
};
function hangIfKept() {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return;
  const records = readFileSync(file, "utf8").split("\\n").filter(Boolean).map((line) => JSON.parse(line));
  const last = records.findLast(([key]) => key === ${JSON.stringify(key)});
  if (typeof last?.[1] === "string") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
`;
}
