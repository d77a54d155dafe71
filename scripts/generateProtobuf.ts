/**
 * Generates `packages/kubernetes/schemas/protobuf.json` from the `generated.proto` files of the Go modules that the test control
 * plane is built from: the fields' numbers, for what `kubectl create` sends. Needs Go.
 * Usage: node scripts/generateProtobuf.ts
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";

const root = join(import.meta.dirname, "..");
const tools = join(root, "packages/hosts/tools/kubernetes");
const folderOf = (module: string): string =>
  execFileSync("go", ["list", "-m", "-f", "{{.Dir}}", module], { cwd: tools, encoding: "utf8" }).trim();

const packages = readFileSync(join(root, "packages/practice-cluster/src/api/schemas.ts"), "utf8").matchAll(
  /^ {2}"([a-z]+)\.(v\d)",$/gm,
);
const result: Record<string, Record<string, string>> = {};
for (const [, group = "", version = ""] of packages) {
  const file =
    group === "meta"
      ? join(folderOf("k8s.io/apimachinery"), `pkg/apis/meta/${version}/generated.proto`)
      : group === "apiextensions"
        ? join(
            folderOf("k8s.io/apiextensions-apiserver"),
            `pkg/apis/apiextensions/${version}/generated.proto`,
          )
        : join(folderOf("k8s.io/api"), `${group}/${version}/generated.proto`);
  if (existsSync(file)) read(readFileSync(file, "utf8"), `${group}.${version}`);
}
writeFileSync(join(schemaFolder, "protobuf.json"), JSON.stringify(result) + "\n");
console.log(`${Object.keys(result).length} messages`);

/** `"1": "name"`; a message's short name follows a `:`, for fields that JSON does not have: `"2": "volumeSource:core.v1.VolumeSource"`. */
function read(text: string, packageName: string): void {
  for (const [, message = "", body = ""] of text.matchAll(/^message (\w+) \{\n([\s\S]*?)^\}/gm)) {
    if (message.endsWith("List")) continue;
    const fields: Record<string, string> = {};
    for (const [, type = "", name = "", number = ""] of body.matchAll(
      /^ {2}(?:optional |repeated )?([\w.<>, ]+?) (\w+) = (\d+)/gm,
    )) {
      const isMessage = /^\.?[A-Z.k]/.test(type) && !type.startsWith("map<");
      fields[number] = isMessage ? `${name}:${shortName(type, packageName)}` : name;
    }
    result[`${packageName}.${message}`] = fields;
  }
}

function shortName(type: string, packageName: string): string {
  const parts = type.replace(/^\./, "").split(".");
  return parts.length === 1 ? `${packageName}.${type}` : parts.slice(-3).join(".");
}
