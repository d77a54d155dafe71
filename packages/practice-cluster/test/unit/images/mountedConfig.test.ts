import assert from "node:assert/strict";
import type { ProcessContext } from "@ngrok/webernetes";
import { mountConfig } from "../../../src/images/mountedConfig.ts";

describe("mountConfig", () => {
  it("reads what a container names once, and nothing else", async () => {
    const asked: string[] = [];
    const get = (resource: string, namespace: string, name: string): Promise<never> => {
      asked.push(`${resource}/${namespace}/${name}`);
      const data =
        name === "settings" ? { a: "1", b: "2" } : { key: Buffer.from("secret").toString("base64") };
      return Promise.resolve({ data } as never);
    };
    const files = new Map<string, string>();
    const keys = ["a", "b", "a", "none"];
    const context = {
      pod: {
        namespace: "shop",
        config: {
          pod: {
            spec: {
              volumes: [
                { name: "files", configMap: { name: "settings" } },
                { name: "keys", secret: { secretName: "keys" } },
              ],
            },
          },
        },
      },
      container: {
        apiContainer: {
          envFrom: [{ prefix: "ALL_", configMapRef: { name: "settings" } }],
          env: keys.map((key, index) => ({
            name: `V${index}`,
            valueFrom: { configMapKeyRef: { name: "settings", key } },
          })),
          volumeMounts: [
            { name: "files", mountPath: "/etc/files/" },
            { name: "keys", mountPath: "/etc/key", subPath: "key" },
          ],
        },
      },
      fs: { write: (path: string, text: string) => void files.set(path, text) },
    };
    // The code under test uses only this part of a context.
    const env = await mountConfig({ get }, context as unknown as ProcessContext);
    assert.deepEqual(Object.fromEntries(env), { ALL_a: "1", ALL_b: "2", V0: "1", V1: "2", V2: "1" });
    assert.deepEqual(Object.fromEntries(files), {
      "/etc/files/a": "1",
      "/etc/files/b": "2",
      "/etc/key": "secret",
    });
    // Reading the pod again for each of a thousand containers would take the thread seconds.
    assert.deepEqual(asked.sort(), ["configmaps/shop/settings", "secrets/shop/keys"]);
  });
});
