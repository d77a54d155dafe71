import assert from "node:assert/strict";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { silentLog } from "kubernetes-practice-cluster/test/support/controllerWorld";
import { PracticeProcess } from "kubernetes-practice-cluster/test/support/practiceProcess";
import { ClusterConnection } from "../../src/cluster/connection.ts";
import { loadKubeconfig, selectContext } from "../../src/cluster/kubeconfig.ts";
import { ObjectReader } from "../../src/cluster/objectReader.ts";
import { identityOf } from "../../src/liveState/identityOf.ts";
import { liveMarkdown } from "../../src/liveState/liveMarkdown.ts";
import { readLive } from "../../src/liveState/readLive.ts";
import { fieldAt } from "../../src/manifests/fieldAt.ts";

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: nginx:1.29
`;
const secret = `apiVersion: v1
kind: Secret
metadata:
  name: key
data:
  password: b3BlbnNlc2FtZQ==
`;

describe("what a hover says of objects in the practice cluster", function () {
  this.timeout(60_000);
  let practice: PracticeProcess;
  let connection: ClusterConnection;
  let objects: ObjectReader;

  before(async () => {
    practice = await PracticeProcess.start();
    const config = await loadKubeconfig([practice.kubeconfigPath]);
    connection = new ClusterConnection(() => selectContext(config, config.currentContext));
    objects = new ObjectReader(connection, "default", silentLog);
    await kubectl(["apply", "--server-side", "-f", "-"], manifest);
    await kubectl(["apply", "--server-side", "-f", "-"], secret);
  });
  after(async () => {
    connection.dispose();
    await practice[Symbol.asyncDispose]();
  });

  async function kubectl(args: readonly string[], input?: string): Promise<void> {
    const { code, stderr } = await practice.kubectl(args, input === undefined ? {} : { input });
    assert.equal(code, 0, stderr);
  }

  /** The hover at a word of a manifest. */
  async function hover(text: string, word: string): Promise<string> {
    const field = fieldAt(text, text.indexOf(word));
    const reference = field && identityOf(field, false);
    assert.ok(field && reference);
    const reading = await readLive(objects, reference, new AbortController().signal);
    assert.ok(reading);
    const place = { cluster: "the practice cluster", namespace: reading.object.metadata.namespace };
    return liveMarkdown(reading, field, place, Date.now()) ?? "";
  }

  it("is how many pods are ready, another number, and who set it", async () => {
    await waitFor("two ready pods", async () => {
      const said = await hover(manifest, "replicas");
      return said.includes("All 2 pods are ready.") || new NotYet(said);
    });
    await kubectl(["scale", "deployment/web", "--replicas=3"]);
    const said = await waitFor("three ready pods", async () => {
      const text = await hover(manifest, "replicas");
      return (text.includes("All 3 pods are ready.") && text) || new NotYet(text);
    });
    assert.match(said, /^\*\*In the practice cluster, namespace `default`:\*\*/);
    assert.match(said, /The value there is `3`\./);
    assert.match(said, /Set by `kubectl`, which last changed the object/);
  });

  it("is why its pods wait", async () => {
    await kubectl(["set", "image", "deployment/web", "web=ngnix:1.29"]);
    const said = await waitFor("a pod that waits for its image", async () => {
      const text = await hover(manifest, "image");
      return (text.includes("cannot be pulled") && text) || new NotYet(text);
    });
    assert.match(said, /waiting for its image `ngnix:1\.29`/);
    assert.match(said, /The value there is `ngnix:1\.29`\./);
  });

  it("is nothing of what a Secret holds", async () => {
    const changed = secret.replace("b3BlbnNlc2FtZQ==", "bm90aGluZw==");
    assert.equal(await hover(changed, "password"), "");
    assert.match(await hover(changed, "kind"), /Created by `kubectl`/);
  });
});
