import { t } from "@vscode/l10n";
import type { LabStep } from "../lab.ts";
import { FieldReader } from "./fieldReader.ts";
import { type LabScope, quoted, readObject, readSelector } from "./labScope.ts";
import type { ReadLabManifest } from "./readLabManifest.ts";
import { readCheck } from "./readCheck.ts";

const nodeWords = ["cordon", "uncordon", "stop", "start"] as const;
const words = ["apply", "delete", "wait", ...nodeWords, "taint", "untaint"] as const;

/** Reads one step, an object with one field that names what to do, and reports problems. */
export async function readStep(
  value: unknown,
  at: string,
  scope: LabScope,
  manifest: ReadLabManifest,
): Promise<LabStep | undefined> {
  const reader = FieldReader.of(value, at, scope.tell);
  if (!reader) return undefined;
  const given = words.filter((word) => reader.has(word));
  const [does] = given;
  if (does === undefined || given.length > 1) {
    scope.tell(at, t("Write exactly one of these: {0}.", words.join(", ")));
    return undefined;
  }
  reader.end();
  const inner = reader.pathOf(does);
  const fields = (): FieldReader | undefined => FieldReader.of(reader.value(does), inner, scope.tell);
  switch (does) {
    case "apply": {
      const file = reader.text("apply", {
        test: [
          (name) => /^[\w-]+\.ya?ml$/.test(name),
          t("Write the name of a YAML file in the lab's folder, such as {0}.", quoted("broken.yaml")),
        ],
      });
      return file === "" ? undefined : { does, file, objects: await manifest(file, inner) };
    }
    case "delete": {
      const of = fields();
      const object = of && readObject(of, scope);
      of?.end();
      if (object && object.namespace === undefined)
        scope.tell(inner, t("A lab deletes only what belongs to a namespace of its own."));
      return object && { does, object };
    }
    case "wait": {
      const check = readCheck(reader.value("wait"), inner, scope);
      return check && { does, check };
    }
    case "taint": {
      const of = fields();
      if (!of) return undefined;
      const taint = {
        key: of.text("key"),
        value: of.text("value", { otherwise: "" }),
        effect: of.oneOf("effect", ["NoSchedule", "PreferNoSchedule", "NoExecute"]),
      };
      const nodes = readSelector(of, "nodes");
      of.end();
      return { does, nodes, taint };
    }
    case "untaint": {
      const of = fields();
      if (!of) return undefined;
      const step = { does, nodes: readSelector(of, "nodes"), key: of.text("key") };
      of.end();
      return step;
    }
    case "cordon":
    case "uncordon":
    case "stop":
    case "start":
      return { does, nodes: readSelector(reader, does) };
  }
}
