import { readFileSync } from "node:fs";
import path from "node:path";
import { assembleTrace } from "../../../src/trace/assembleTrace.ts";
import { type Trace, trace } from "../../../src/trace/trace.ts";
import type { TraceInput } from "../../../src/trace/traceInput.ts";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { type Recording, replay } from "../../support/trace/recording.ts";

/** A recording of `test/support/trace/record.ts`, read anew each time. */
export function recording(name: string): Recording {
  const file = path.join(repositoryFolder, "test/fixtures/trace", `${name}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as Recording;
}

export async function recordedInput(name: string): Promise<TraceInput> {
  const recorded = recording(name);
  return await assembleTrace(replay(recorded), recorded.ref);
}

/** The trace of a recording as it was told a minute after the object was made. */
export async function recordedTrace(name: string): Promise<Trace> {
  const input = await recordedInput(name);
  return trace(input, Date.parse(String(input.target.object.metadata?.creationTimestamp)) + 60_000);
}

/** The story in short: `scheduler scheduled 3`, with the number of objects. */
export function outline({ happenings }: Trace): string[] {
  return happenings.map(({ actor, what, objects }) => `${actor.id} ${what.type} ${objects.length}`);
}
