import assert from "node:assert/strict";
import { admitGrowth, admitToCapacity } from "../../../src/api/store/capacity.ts";
import type { Capacity } from "../../../src/api/store/practiceCapacity.ts";
import { servedKinds } from "../../../src/kinds/servedKinds.ts";
import type { ResourceType } from "../../../src/api/resourceType.ts";
import type { ApiObject } from "../../../src/objectApi.ts";

const capacity: Capacity = { pods: 3, objects: 5, bytes: 10_000, containersPerPod: 2 };

function typeOf(plural: string): ResourceType {
  const type = servedKinds.find((each) => each.plural === plural);
  if (!type) throw new Error(plural);
  return type;
}

const cacheWith = (pods: number, objects: number, bytes = 0) => ({
  count: () => pods,
  size: () => ({ objects, bytes }),
});

function pod(containers: number, namespace = "default"): ApiObject {
  const spec = { containers: Array.from({ length: containers }, (_, index) => ({ name: `c${index}` })) };
  return { apiVersion: "v1", kind: "Pod", metadata: { name: "x", namespace }, spec };
}

function configMap(length: number): ApiObject {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "x" }, data: { a: "y".repeat(length) } };
}

describe("the size of the practice cluster", () => {
  const pods = typeOf("pods");
  const configMaps = typeOf("configmaps");

  it("is told in the refusal of a pod too many, which is a 403", () => {
    admitToCapacity(pods, pod(1), cacheWith(2, 4), capacity);
    assert.throws(() => admitToCapacity(pods, pod(1), cacheWith(3, 4), capacity), {
      code: 403,
      reason: "Forbidden",
      message:
        'pods "x" is forbidden: the practice cluster holds at most 3 pods; ' +
        "this is its own limit, a real cluster is as large as its machines",
    });
    admitToCapacity(configMaps, configMap(1), cacheWith(3, 4), capacity);
  });

  it("leaves the system's own pods a place", () => {
    admitToCapacity(pods, pod(1, "kube-system"), cacheWith(3, 5), capacity);
    assert.throws(() => admitToCapacity(pods, pod(1, "kube-system"), cacheWith(103, 5), capacity));
  });

  it("counts objects of all kinds but events", () => {
    assert.throws(() => admitToCapacity(configMaps, configMap(1), cacheWith(0, 5), capacity), {
      code: 403,
      message: /^configmaps "x" is forbidden: the practice cluster holds at most 5 objects; /,
    });
    admitToCapacity(typeOf("events"), configMap(1), cacheWith(0, 5), capacity);
  });

  it("counts bytes, of new objects and of those that grow", () => {
    const full = cacheWith(0, 1, 9_000);
    admitToCapacity(configMaps, configMap(500), full, capacity);
    assert.throws(() => admitToCapacity(configMaps, configMap(2_000), full, capacity), {
      code: 403,
      message: /holds at most 10,000 bytes; /,
    });
    admitGrowth(configMaps, configMap(10), configMap(500), full, capacity);
    admitGrowth(configMaps, configMap(5_000), configMap(10), cacheWith(0, 1, 20_000), capacity);
    assert.throws(() => admitGrowth(configMaps, configMap(10), configMap(2_000), full, capacity), {
      code: 403,
    });
  });

  it("refuses a pod of more containers than it runs", () => {
    admitToCapacity(pods, pod(2), cacheWith(0, 0), capacity);
    assert.throws(() => admitToCapacity(pods, pod(3), cacheWith(0, 0), capacity), {
      code: 403,
      message: /the practice cluster runs at most 2 containers in a pod/,
    });
  });
});
