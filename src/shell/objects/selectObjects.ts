import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { ShellError } from "../shellError.ts";
import type { ResourceType } from "../types/resourceType.ts";
import { readTargets } from "../types/targets.ts";
import type { VerbContext } from "../verb.ts";
import { eachOf } from "../verbs/eachOf.ts";
import { ignoring } from "../verbs/ignoring.ts";
import { namespaceFor, namespaceOf } from "../verbs/namespaceOf.ts";
import type { FlagValues } from "../words/flag.ts";
import { objectList, readObject } from "./readObjects.ts";

const nothingNamed = `error: You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`;

/** An object that a command names. */
export interface SelectedObject {
  readonly type: ResourceType;
  readonly object: KubernetesObject;
}

/** What a command names, and what of it cannot be had. */
export interface Selection {
  readonly objects: readonly SelectedObject[];
  readonly failures: readonly unknown[];
}

/**
 * The objects that a command is about: by name, by `-l`, or all by `--all`.
 *
 * @throws {ShellError} where it does not say which
 */
export async function selectObjects(
  context: VerbContext,
  args: readonly string[],
  flags: FlagValues,
): Promise<Selection> {
  if (args.length === 0) throw new ShellError(nothingNamed);
  const targets = readTargets(args, context.types);
  const isBySelector = flags.has("selector") || flags.has("field-selector") || flags.isOn("all");
  if (!isBySelector && targets.some(({ names }) => !names))
    throw new ShellError("error: resource(s) were provided, but no name was specified");
  if (isBySelector && targets.some(({ names }) => names))
    throw new ShellError("error: name cannot be provided when a selector is specified");
  const objects: SelectedObject[] = [];
  const failures = await eachOf(
    targets.flatMap(({ type, names = [undefined] }) => names.map((name) => ({ type, name }))),
    async ({ type, name }) => {
      const namespace = namespaceFor(context, flags, type);
      if (name === undefined)
        for await (const page of objectList(context, type, namespace, flags))
          objects.push(...page.map((object) => ({ type, object })));
      else {
        const object = await ignoring(flags, readObject(context, type, name, namespace));
        if (object) objects.push({ type, object });
      }
    },
  );
  return { objects, failures };
}

/**
 * One object: `deployment web` or `deployment/web`.
 *
 * @param only the kinds that the command can do something with
 * @throws {ShellError}
 */
export async function selectOne(
  context: VerbContext,
  args: readonly string[],
  flags: FlagValues,
): Promise<SelectedObject> {
  const [target, ...others] = args.length === 0 ? [] : readTargets(args, context.types);
  const [name, ...more] = target?.names ?? [];
  if (!target || others.length > 0) throw new ShellError("error: required resource not specified");
  if (name === undefined) throw new ShellError("error: resource(s) were provided, but no name was specified");
  if (more.length > 0) throw new ShellError("error: one object at a time, please");
  const object = await readObject(context, target.type, name, namespaceOf(context, flags));
  return { type: target.type, object };
}
