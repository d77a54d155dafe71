import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import { schemaPackages } from "kubernetes-practice-cluster/schemaPackages";
import { moduleFolder } from "./goModule.ts";

type Messages = Record<string, Record<string, string>>;

/**
 * Rewrites `packages/kubernetes/schemas/protobuf.json`, the field numbers for the bodies that `kubectl create` sends,
 * from the `generated.proto` files of the served packages. Returns the number of messages.
 */
export function generateProtobuf(): number {
  const result: Messages = {};
  for (const name of schemaPackages) {
    const [group = "", version = ""] = name.split(".");
    const file = join(moduleFolder(moduleOf(group)), folderOf(group), version, "generated.proto");
    // A package without a version belongs to no API group, and has no messages of its own.
    if (version !== "" && existsSync(file)) read(readFileSync(file, "utf8"), name, result);
  }
  writeFileSync(join(schemaFolder, "protobuf.json"), JSON.stringify(result) + "\n");
  return Object.keys(result).length;
}

function moduleOf(group: string): string {
  if (group === "meta") return "k8s.io/apimachinery";
  return group === "apiextensions" ? "k8s.io/apiextensions-apiserver" : "k8s.io/api";
}

function folderOf(group: string): string {
  return group === "meta" || group === "apiextensions" ? `pkg/apis/${group}` : group;
}

/**
 * `"1": "name"`, with the short name of the message after a `:` if JSON does not have the field: `"2":
 * "volumeSource:core.v1.VolumeSource"`.
 */
function read(text: string, packageName: string, result: Messages): void {
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
