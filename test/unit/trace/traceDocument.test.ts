import assert from "node:assert/strict";
import { config } from "@vscode/l10n";
import { code } from "../../../src/trace/phrases.ts";
import { type Trace, trace } from "../../../src/trace/trace.ts";
import { traceDocument } from "../../../src/trace/traceDocument.ts";
import { bundles } from "../../contributions/manifest.ts";
import { recordedInput, recordedTrace } from "./recorded.ts";

const korean = bundles.get("ko") ?? {};
const recordings = [
  "crash",
  "daemonSet",
  "deployment",
  "imageTypo",
  "jobComplete",
  "jobFailed",
  "podReplaced",
  "realJobComplete",
  "realRollback",
  "realService",
  "realUnschedulable",
  "rollback",
  "rollout",
  "service",
  "unschedulable",
];
const plain = { links: false, timeZone: "UTC" } as const;

/** The document with the changing parts of names and times left out. */
const lines = (text: string): string[] => text.split("\n").filter((line) => line.startsWith("- "));

describe("traceDocument", () => {
  afterEach(() => config({ contents: {} }));

  it("tells of a Deployment line by line, each actor with its role where it first appears", async () => {
    const text = traceDocument(await recordedTrace("deployment"), plain);
    assert.match(text, /^# What happened to the Deployment `web`\n\nNobody gives orders/);
    const told = lines(text).map((line) => line.replace(/web-[a-z0-9]+(?:-[a-z0-9]+)?/g, "web-x"));
    assert.equal(
      told[0],
      "- **+0 s** · **API server** (stores all objects in etcd; everyone reads and writes them through it): accepted the Deployment `web` from `kubectl apply` and stored it in etcd.",
    );
    assert.match(
      told[1] ?? "",
      /^- \*\*\+0 s\*\* · \*\*Deployment controller\*\* \(.*\): created the ReplicaSet `web-x` with the image `nginx:1\.29` as revision 1\. Initially, it keeps 3 pods\. `ScalingReplicaSet`$/,
    );
    assert.match(told[2] ?? "", /created 3 pods \(`web-x`, `web-x`, `web-x`\)\. `SuccessfulCreate`$/);
    assert.equal(text.match(/\(runs the containers of its node/g)?.length, 1);
    assert.match(text, /\n## Now\n\nAll 3 pods are ready\. There is nothing left to wait for\.\n$/);
  });

  for (const [language, contents] of bundles)
    for (const name of recordings)
      it(`has the lines of ${name} in ${language}`, async () => {
        const told = await recordedTrace(name);
        const english = traceDocument(told, plain);
        config({ contents });
        const text = traceDocument(told, plain);
        assert.equal(lines(text).length, lines(english).length);
        assert.notEqual(text, english);
        assert.ok(!/\{\d\}/.test(text), text);
      });

  for (const name of recordings)
    it(`has every word of ${name} in Korean`, async () => {
      const told = await recordedTrace(name);
      config({ contents: korean });
      const text = traceDocument(told, plain);
      const prose = text
        .replace(/`[^`]*`/g, "")
        .replace(
          /\((?:reason|cordon|taint|limit|liveness|readiness|startup)\)|UTC|API|etcd|kubelet|CPU|backoffLimit/g,
          "",
        )
        .replace(/\((?:Deployment|ReplicaSet|DaemonSet|StatefulSet|CronJob|Node)\)/g, "");
      assert.deepEqual(prose.match(/[A-Za-z]{2,}/g) ?? [], []);
    });

  it("gives a kind's English name once in Korean", async () => {
    config({ contents: korean });
    const text = traceDocument(await recordedTrace("rollout"), plain);
    assert.match(text, /^# 디플로이먼트\(Deployment\) `web`에 일어난 일/);
    assert.equal(text.match(/레플리카셋\(ReplicaSet\)/g)?.length, 1);
  });

  it("links pods and nodes that are there into the tree, and only where links are allowed", async () => {
    const told = await recordedTrace("podReplaced");
    const linked = traceDocument(told, { ...plain, links: true });
    const links = [...linked.matchAll(/\]\(command:kubernetesWorkshop\.revealObject\?([^)]*)\)/g)].map(
      ([, args = ""]): unknown => JSON.parse(decodeURIComponent(args)),
    );
    const pod = told.present.find(({ kind }) => kind === "Pod");
    const node = told.present.find(({ kind }) => kind === "Node");
    assert.ok(pod?.uid && node?.uid);
    assert.ok(links.some((args) => JSON.stringify(args) === JSON.stringify([pod])));
    assert.ok(
      links.some(
        (args) => JSON.stringify(args) === JSON.stringify([{ kind: "Node", name: node.name, uid: node.uid }]),
      ),
    );
    const gone = told.happenings.find(({ what }) => what.type === "deletionAsked")?.object.name ?? "";
    assert.ok(linked.includes(`\`${gone}\``) && !linked.includes(`[\`${gone}\`]`));
    assert.ok(!traceDocument(told, plain).includes("command:"));
  });

  it("lets nothing that the cluster says become Markdown", async () => {
    const input = await recordedInput("unschedulable");
    const message = "`](command:workbench.action.quit) **bold**\n# heading <img src=x>";
    const events = input.events.map((event) => ({ ...event, reason: "Odd", message }));
    const text = traceDocument(trace({ ...input, events }, 0), { ...plain, links: true });
    assert.ok(text.includes(code(message)), text);
    assert.equal(code("a ``b` c"), "``` a ``b` c ```");
    assert.equal(code("x".repeat(500)).length, 403);
  });

  it("says what it could not know", async () => {
    const told = await recordedTrace("deployment");
    const notes = (change: Partial<Trace>): string =>
      traceDocument({ ...told, ...change }, plain)
        .split("\n")
        .filter((line) => line.startsWith("> "))
        .join("\n");
    assert.equal(notes({}), "");
    assert.match(
      notes({ eventAccess: "forbidden", eventsExpired: true }),
      /^> You do not have permission to read events here[^\n]*$/,
    );
    assert.match(notes({ eventAccess: "unreadable" }), /could not be read/);
    assert.match(notes({ eventsExpired: true }), /for only about an hour/);
    assert.match(notes({ eventAccess: "some" }), /more events than were read/);
    assert.match(notes({ incomplete: ["Pod"] }), /missing: Pod\.$/);
    assert.match(notes({ skewMs: 7000 }), /differ by about 7 s/);
    const omitted = traceDocument({ ...told, omitted: { count: 141, before: 1 } }, plain);
    assert.equal(lines(omitted)[1], "- *141 steps in between are omitted.*");
    assert.match(traceDocument({ ...told, happenings: [] }, plain), /There is no record of what happened\./);
  });
});
