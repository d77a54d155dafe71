import assert from "node:assert/strict";
import { stringAt } from "../../src/api/json.ts";
import { configMap, pod } from "../support/conformance/manifests.ts";
import { onBothClusters } from "../support/conformance/suite.ts";

onBothClusters("selection", (cluster) => {
  const labels: Readonly<Record<string, Record<string, string>>> = {
    api: { app: "api", env: "prod", tier: "" },
    db: { app: "db", env: "test", weight: "10" },
    web: { app: "web", env: "prod", weight: "9" },
  };

  before(async () => {
    for (const [name, own] of Object.entries(labels))
      await cluster.create("configmaps", configMap(name, {}, { labels: { suite: "1", ...own } }));
  });

  const selections: readonly (readonly [string, string])[] = [
    ["app=web", "web"],
    ["app==web", "web"],
    ["app!=web", "api db"],
    ["app in (web, db)", "db web"],
    ["app notin (web,db)", "api"],
    ["tier", "api"],
    ["!tier", "db web"],
    ["tier=", "api"],
    ["env=prod,app!=web", "api"],
    ["weight>9", "db"],
    ["weight<10", "web"],
    ["env in (prod),tier notin (front)", "api web"],
    ["nothing!=1", "api db web"],
    ["env = prod , app = web", "web"],
  ];
  for (const [selector, names] of selections)
    it(`by ${selector}`, async () => {
      const items = await cluster.list("configmaps", `suite=1,${selector}`);
      assert.equal(items.map((item) => stringAt(item, "metadata", "name")).join(" "), names);
    });

  it("by field", async () => {
    const named = async (query: string): Promise<string> => {
      const { stdout } = await cluster.kubectl([
        "get",
        "configmaps",
        "-l",
        "suite=1",
        "-o",
        "name",
        ...query.split(" "),
      ]);
      return stdout.trim().replaceAll("configmap/", "").replaceAll("\n", " ");
    };
    assert.equal(await named("--field-selector metadata.name=web"), "web");
    assert.equal(await named("--field-selector metadata.name!=web"), "api db");
    assert.equal(
      await named(`--field-selector metadata.namespace=${cluster.namespace},metadata.name==db`),
      "db",
    );
  });

  it("of pods by phase and node", async () => {
    await cluster.create("pods", pod("placed"));
    await cluster.create("pods", {
      ...pod("waiting"),
      spec: { nodeSelector: { nowhere: "1" }, containers: [{ name: "web", image: "nginx" }] },
    });
    const placed = await cluster.until(
      "pods",
      "placed",
      "running",
      (object) => stringAt(object, "status", "phase") === "Running",
    );
    const of = async (selector: string): Promise<string> =>
      (await cluster.mustKubectl("get", "pods", "--field-selector", selector, "-o", "name")).trim();
    assert.equal(await of("status.phase=Running"), "pod/placed");
    assert.equal(await of("status.phase!=Running"), "pod/waiting");
    assert.equal(await of(`spec.nodeName=${stringAt(placed, "spec", "nodeName") ?? ""}`), "pod/placed");
    assert.equal(await of("spec.nodeName="), "pod/waiting");
  });

  it("deletes a collection by its labels", async () => {
    for (const name of ["gone-a", "gone-b", "stays"])
      await cluster.create(
        "configmaps",
        configMap(name, {}, { labels: { going: String(name !== "stays") } }),
      );
    const path = cluster.path("configmaps", "?labelSelector=going%3Dtrue");
    assert.equal((await cluster.request({ method: "DELETE", path })).status, 200);
    const left = await cluster.list("configmaps", "going");
    assert.deepEqual(
      left.map((item) => stringAt(item, "metadata", "name")),
      ["stays"],
    );
  });

  it("lists in pages", async () => {
    const names: string[] = [];
    let token = "";
    do {
      const page = await cluster.must({
        method: "GET",
        path: cluster.path("configmaps", `?labelSelector=suite&limit=2&continue=${token}`),
      });
      const items = (page["items"] ?? []) as object[];
      assert.ok(items.length <= 2);
      names.push(...items.map((item) => stringAt(item, "metadata", "name") ?? ""));
      token = encodeURIComponent(stringAt(page, "metadata", "continue") ?? "");
    } while (token !== "");
    assert.deepEqual(names, ["api", "db", "web"]);
  });
});
