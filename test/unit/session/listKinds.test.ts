import assert from "node:assert/strict";
import { RequestError, type RequestFailure } from "../../../src/cluster/requestError.ts";
import { listKinds } from "../../../src/session/listKinds.ts";

const kinds = [
  { apiVersion: "apps/v1", kind: "Deployment" },
  { apiVersion: "v1", kind: "Pod" },
];

describe("listing kinds to choose from", () => {
  let asked: string[];
  beforeEach(() => (asked = []));

  /** Lists where some of what is asked for, such as `Pod` and `Pod in team-a`, fails. */
  const list = async (failing: Readonly<Record<string, RequestFailure>>): Promise<string[]> => {
    const objects: Parameters<typeof listKinds>[0]["objects"] = {
      namespace: "team-a",
      list: (apiVersion, kind, selection) => {
        const { namespace, limit } = selection ?? {};
        const what = namespace === undefined ? kind : `${kind} in ${namespace}`;
        asked.push(`${what} (${limit})`);
        const failure = failing[what];
        if (failure) return Promise.reject(new RequestError(failure, `${what}: ${failure}`));
        return Promise.resolve([{ apiVersion, kind, metadata: { name: what } }]);
      },
    };
    const found = await listKinds({ objects }, kinds, { limit: 5 });
    return found.map(({ metadata }) => metadata.name ?? "");
  };

  it("looks in all namespaces", async () => {
    assert.deepEqual(await list({}), ["Deployment", "Pod"]);
    assert.deepEqual(asked, ["Deployment (5)", "Pod (5)"]);
  });

  it("looks in the connection's own for a kind that may not be listed everywhere", async () => {
    assert.deepEqual(await list({ Pod: "forbidden" }), ["Deployment", "Pod in team-a"]);
    assert.deepEqual(asked.at(-1), "Pod in team-a (5)");
  });

  it("leaves out a kind that may not be listed at all, or is not there", async () => {
    assert.deepEqual(await list({ Pod: "forbidden", "Pod in team-a": "forbidden" }), ["Deployment"]);
    assert.deepEqual(await list({ Deployment: "unknownKind" }), ["Pod"]);
  });

  it("fails where there is nothing to choose from, and where the cluster does not answer", async () => {
    const all = { Deployment: "unknownKind", Pod: "forbidden", "Pod in team-a": "forbidden" } as const;
    await assert.rejects(list(all), { failure: "unknownKind" });
    await assert.rejects(list({ Pod: "timeout" }), { failure: "timeout" });
  });
});
