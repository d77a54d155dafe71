/**
 * Starts the practice cluster repeatedly, each time with a Deployment that must roll out, and prints the starts that
 * hung or were slow. Usage: node packages/practice-cluster/test/server/manyStarts.ts [200]
 */
import { PracticeProcess } from "../support/practiceProcess.ts";

const starts = Number(process.argv[2] ?? 200);
const slowMs = 5_000;
const hungMs = 30_000;
const manifest = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "nginx:1.27"}]}
`;

const times: number[] = [];
let hung = 0;
for (let each = 1; each <= starts; each++) {
  const started = performance.now();
  const step = await attempt();
  const ms = Math.round(performance.now() - started);
  times.push(ms);
  if (step !== "rolled out") hung++;
  if (step !== "rolled out" || ms > slowMs) console.log(`start ${each}: ${step} after ${ms} ms`);
}
times.sort((left, right) => left - right);
console.log(
  `${starts} starts, ${hung} of them hung; median ${times[Math.floor(starts / 2)] ?? 0} ms, longest ${times.at(-1) ?? 0} ms`,
);

/** Returns how far one start came. */
async function attempt(): Promise<string> {
  let step = "starting";
  const end = Promise.withResolvers<string>();
  const timer = setTimeout(() => end.resolve(`hung while ${step}`), hungMs);
  const run = async (): Promise<string> => {
    await using practice = await PracticeProcess.start();
    step = "applying";
    const applied = await practice.kubectl(["apply", "-f", "-"], { input: manifest });
    if (applied.code !== 0) return applied.stderr;
    step = "rolling out";
    const args = ["rollout", "status", "deployment/web", `--timeout=${hungMs / 1_000}s`];
    const { code, stderr } = await practice.kubectl(args);
    return code === 0 ? "rolled out" : stderr;
  };
  try {
    return await Promise.race([run(), end.promise]);
  } finally {
    clearTimeout(timer);
  }
}
