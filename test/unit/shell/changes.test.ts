import assert from "node:assert/strict";
import { ShellOnObjects } from "../../support/shell/shellOnObjects.ts";

const web = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace: "shop", uid: "1", labels: { app: "web" } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: "web" } },
    template: { spec: { containers: [{ name: "web", image: "nginx:1.28" }] } },
  },
};
const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web-1", namespace: "shop", uid: "2" },
  spec: { nodeName: "worker-1", containers: [{ name: "web" }] },
  status: { phase: "Running", containerStatuses: [{ name: "web", state: { running: {} } }] },
};
const node = { apiVersion: "v1", kind: "Node", metadata: { name: "worker-1", uid: "3" }, spec: {} };

describe("The Workshop Shell in a cluster of somebody's own", () => {
  let shell: ShellOnObjects;
  beforeEach(() => {
    shell = new ShellOnObjects([web, pod, node]);
    shell.files.set("cm.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
  });

  const changes: readonly (readonly [line: string, question: string, sent: string, printed: string])[] = [
    [
      "scale deploy/web --replicas=3",
      "Scale Deployment web from 2 to 3 replicas?",
      'patch Deployment web {"spec":{"replicas":3}}',
      "deployment.apps/web scaled\n",
    ],
    [
      "set image deploy/web web=nginx:1.29",
      "Roll out nginx:1.29 to Deployment web?",
      'patch Deployment web {"spec":{"template":{"spec":{"containers":[{"name":"web","image":"nginx:1.29"}]}}}}',
      "deployment.apps/web image updated\n",
    ],
    [
      "label deploy web tier=front",
      "Change labels of Deployment web: tier=front?",
      'patch Deployment web {"metadata":{"labels":{"tier":"front"}}}',
      "deployment.apps/web labeled\n",
    ],
    [
      "annotate deploy web note=a",
      "Change annotations of Deployment web: note=a?",
      'patch Deployment web {"metadata":{"annotations":{"note":"a"}}}',
      "deployment.apps/web annotated\n",
    ],
    [
      "rollout pause deploy/web",
      "Pause the rollouts of Deployment web?",
      'patch Deployment web {"spec":{"paused":true}}',
      "deployment.apps/web paused\n",
    ],
    [
      "cordon worker-1",
      "Cordon node worker-1 so that no new pods are scheduled on it?",
      'patch Node worker-1 {"spec":{"unschedulable":true}}',
      "node/worker-1 cordoned\n",
    ],
    [
      "delete pod web-1 --wait=false",
      "Delete this from prod?",
      "delete Pod web-1",
      'pod "web-1" deleted from shop namespace\n',
    ],
    ["apply -f cm.yaml", "Apply this to prod?", "apply ConfigMap a", "configmap/a created\n"],
    [
      "exec web-1 -- rm -r /",
      "Run rm -r / in pod web-1?",
      "exec web-1 rm -r /",
      "done\ncommand terminated with exit code 3\n",
    ],
  ];
  for (const [line, question, sent, printed] of changes) {
    it(`asks before ${line}`, async () => {
      assert.equal(await shell.run(line), printed);
      assert.deepEqual(
        shell.asked.map((change) => change.question),
        [question],
      );
      assert.deepEqual(shell.sent, [sent]);
    });

    it(`sends nothing of ${line} where that is refused`, async () => {
      shell.answer = false;
      assert.equal(await shell.run(line), "Canceled. Nothing was changed.\n");
      assert.deepEqual(shell.sent, []);
    });
  }

  it("says that the context is read-only where changes are not allowed in it", async () => {
    [shell.answer, shell.isReadOnly] = [false, true];
    assert.equal(
      await shell.run("scale deploy/web --replicas=3"),
      "Context prod is read-only. Nothing was changed.\n",
    );
    assert.deepEqual(shell.sent, []);
  });

  it("asks once more before it evicts the pods of a node", async () => {
    shell.answer = true;
    await shell.run("drain worker-1");
    assert.deepEqual(
      shell.asked.map((change) => change.question),
      ["Cordon node worker-1 so that no new pods are scheduled on it?"],
      "a pod without a controller does not go without --force",
    );
    assert.ok(!shell.sent.some((each) => each.startsWith("evict")));
  });

  it("changes only the very objects that were read", async () => {
    await shell.run("scale deploy/web --replicas=3");
    assert.deepEqual(shell.asked[0]?.objects, [
      { apiVersion: "apps/v1", kind: "Deployment", name: "web", namespace: "shop", uid: "1" },
    ]);
  });

  it("asks nothing where there is nothing to change", async () => {
    assert.equal(await shell.run("label deploy web app=web"), "deployment.apps/web not labeled\n");
    assert.equal(await shell.run("set image deploy/web web=nginx:1.28"), "");
    assert.equal(await shell.run("uncordon worker-1"), "node/worker-1 already uncordoned\n");
    assert.deepEqual(shell.asked, []);
  });

  it("sends no curl from there", async () => {
    assert.match(await shell.run("curl http://web"), /^curl asks from inside the practice cluster/);
    assert.deepEqual([shell.asked, shell.sent], [[], []]);
  });

  it("names the files that there are", async () => {
    assert.equal(
      await shell.run("apply -f nothing.yaml"),
      'error: the path "nothing.yaml" does not exist\nFiles that can be named here: cm.yaml\n',
    );
    assert.match(await shell.run("apply -f https://example.com/a.yaml"), /no files from the internet/);
    assert.match(await shell.run("apply -f -"), /no standard input/);
  });
});
