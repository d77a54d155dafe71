import assert from "node:assert/strict";
import { startNodeTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import { kubectlProgram } from "@kubernetes-workshop/hosts/controlPlane/build";
import { runCommand } from "@kubernetes-workshop/hosts/runCommand";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import type { Lab } from "../../src/labs/lab.ts";
import { type LabClock, LabWatch } from "../../src/labs/run/labWatch.ts";
import { makeLab, removeLab } from "../../src/labs/run/makeLab.ts";
import { runStep } from "../../src/labs/run/runStep.ts";
import { untilHolds } from "../../src/labs/run/untilHolds.ts";
import { readLab } from "../../src/labs/read/readLab.ts";
import { labFolder, labIds } from "../support/labs/labFolders.ts";
import { LabSeat } from "../support/labs/labSeat.ts";

const clock: LabClock = { now: Date.now, startTimer: startNodeTimer };
const { signal } = new AbortController();

describe("The labs in the practice cluster", function () {
  this.timeout(150_000);
  let seat: LabSeat;

  before(async () => (seat = await LabSeat.take()));
  after(() => seat[Symbol.asyncDispose]());

  for (const id of labIds)
    it(`${id}: is broken, is repaired by its own way, and is broken again when it starts over`, async () => {
      const { lab, problems } = await readLab(labFolder(id), "en");
      assert.ok(lab, JSON.stringify(problems));
      await makeLab(lab, seat.cluster, clock, signal);
      await staysBroken(lab);
      await followWay(lab);
      for (const step of lab.solution) await runStep(step, seat.cluster, clock, signal);
      await untilHolds(lab.checks, seat.cluster, clock, signal);

      await makeLab(lab, seat.cluster, clock, signal);
      await staysBroken(lab);
      await removeLab(lab, seat.cluster, clock, signal);
      assert.deepEqual(await leftOf(lab), []);
    });

  /** Runs the commands of kubectl that the way has; what is to be applied is in the solution. */
  async function followWay({ texts }: Lab): Promise<void> {
    const env = { ...process.env, KUBECONFIG: seat.kubeconfigPath };
    for (const [, code = ""] of texts.way.matchAll(/^ *```sh\n([^`]*)```/gm))
      for (const line of code.split("\n").map((text) => text.trim())) {
        const [program, ...args] = line.split(" ");
        if (program === "") continue;
        assert.equal(program, "kubectl");
        const { code: exitCode, stderr } = await runCommand(kubectlProgram(), args, { env });
        assert.equal(exitCode, 0, `${line}: ${stderr}`);
      }
  }

  /** Until all that a lab's controllers do has been done, its checks do not hold together. */
  async function staysBroken({ checks, namespaces }: Lab): Promise<void> {
    const watch = new LabWatch(checks, seat.cluster, clock);
    const heldAt: string[] = [];
    watch.onDidChange((holding) => {
      if (holding.every(Boolean)) heldAt.push(new Date().toISOString());
    });
    try {
      await waitFor("the symptom", async () => {
        const seen = await symptoms(namespaces);
        return seen.length > 0 || new NotYet(seen);
      });
      assert.ok(!watch.holding.every(Boolean), "the checks hold though nothing was repaired");
      assert.deepEqual(heldAt, []);
    } finally {
      watch.dispose();
    }
  }

  /** What a learner can see of the trouble. */
  async function symptoms(namespaces: readonly string[]): Promise<string[]> {
    const { objects } = seat.session;
    const found: string[] = [];
    for (const namespace of namespaces) {
      for (const event of await objects.list("v1", "Event", { namespace }))
        if (event["type"] === "Warning") found.push(String(event["reason"]));
      for (const slice of await objects.list("discovery.k8s.io/v1", "EndpointSlice", { namespace })) {
        const { endpoints } = slice;
        if (!Array.isArray(endpoints) || endpoints.length === 0) found.push("no endpoints");
      }
    }
    return found;
  }

  /** What is left of a lab: its namespaces, and nodes that are not as they were. */
  async function leftOf({ namespaces }: Lab): Promise<string[]> {
    const { objects } = seat.session;
    const left = (await objects.list("v1", "Namespace")).map(({ metadata }) => metadata.name ?? "");
    const nodes = await waitFor("the nodes", async () => {
      const all = await objects.list("v1", "Node");
      const troubled = all.filter(({ spec, status, metadata }) => {
        const { unschedulable, taints } = spec as { unschedulable?: boolean; taints?: { key: string }[] };
        const { conditions } = status as { conditions: { type: string; status: string }[] };
        const own = taints?.filter(({ key }) => !key.startsWith("node-role.kubernetes.io/")) ?? [];
        const ready = conditions.some((each) => each.type === "Ready" && each.status === "True");
        return unschedulable === true || own.length > 0 || !ready || metadata.name === undefined;
      });
      return troubled.length === 0 ? [] : new NotYet(troubled.map(({ metadata }) => metadata.name));
    });
    return [...left.filter((name) => namespaces.includes(name)), ...nodes];
  }
});
