import assert from "node:assert/strict";
import { usualVerbs } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import {
  type AggregatedDiscovery,
  type CoreDiscovery,
  discoveredKinds,
} from "../../../scripts/kubernetes/discoveredKinds.ts";
import { kindDataFile } from "../../../scripts/kubernetes/kindDataFile.ts";

const core: CoreDiscovery = {
  resources: [
    {
      name: "pods",
      singularName: "pod",
      kind: "Pod",
      namespaced: true,
      shortNames: ["po"],
      verbs: usualVerbs,
    },
    { name: "pods/log", singularName: "", kind: "Pod", namespaced: true, verbs: ["get"] },
    { name: "events", singularName: "event", kind: "Event", namespaced: true, verbs: usualVerbs },
  ],
};

function aggregated(
  ...kinds: [group: string, version: string, kind: string, singular?: string][]
): AggregatedDiscovery {
  return {
    items: kinds.map(([name, version, kind, singular = kind.toLowerCase()]) => ({
      metadata: { name },
      versions: [
        {
          version,
          resources: [
            {
              resource: `${kind.toLowerCase()}s`,
              singularResource: singular,
              responseKind: { kind },
              scope: "Cluster",
              subresources: [{ subresource: "status" }],
              verbs: ["create"],
            },
          ],
        },
      ],
    })),
  };
}

describe("discoveredKinds", () => {
  it("has the core group first, and each kind in the first version that is told", () => {
    const found = discoveredKinds(
      core,
      aggregated(["z", "v1", "Zone"], ["a", "v2", "Area"], ["a", "v1", "Area"]),
    );
    assert.deepEqual(
      found.map(({ group, version, kind }) => [group, version, kind]),
      [
        ["", "v1", "Event"],
        ["", "v1", "Pod"],
        ["a", "v2", "Area"],
        ["z", "v1", "Zone"],
      ],
    );
  });

  it("counts a subresource to its kind", () => {
    const [, pod, zone] = discoveredKinds(core, aggregated(["z", "v1", "Zone"]));
    assert.deepEqual([pod?.subresources, zone?.subresources], [["log"], ["status"]]);
  });

  it("refuses a singular that is not the kind in small letters", () => {
    assert.throws(
      () => discoveredKinds(core, aggregated(["z", "v1", "Zone", "area"])),
      /singular of Zone is area/,
    );
  });
});

describe("kindDataFile", () => {
  it("leaves out what is empty or usual, and names the group of the second of a name", () => {
    const text = kindDataFile(discoveredKinds(core, aggregated(["events.k8s.io", "v1", "Event"])));
    const rows = text.split("\n").filter((line) => line.startsWith('  "') || line.startsWith('    "'));
    assert.deepEqual(rows, [
      '  "v1": {',
      '    "Event": ["events",true],',
      '    "Pod": ["pods",true,["po"],["log"]],',
      '  "events.k8s.io/v1": {',
      '    "Event.events.k8s.io": ["events",false,[],["status"],[],["create"]],',
    ]);
  });
});
