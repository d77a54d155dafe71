import { chapters, type StepId, stepIds } from "../../src/course/steps.ts";
import { settingIds, stepContextKey } from "../../src/ids.ts";

/** The parts of package.json that repeat the steps of the course. */
interface Manifest {
  readonly contributes: {
    readonly walkthroughs: { readonly id: string; when?: string; steps: unknown[] }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { items?: Record<string, unknown> }>>;
    };
  };
}

/**
 * Writes the steps of the course into the text of package.json, where VS Code looks for them: those of each walkthrough,
 * when settings hide them, and the values of the setting that hides steps.
 */
export function withCourse(text: string): string {
  const manifest = JSON.parse(text) as Manifest;
  const { walkthroughs, configuration } = manifest.contributes;
  const ids = walkthroughs.map(({ id }) => id);
  if (ids.join() !== chapters.join())
    throw new Error(`The chapters are ${chapters.join()}, not ${ids.join()}.`);
  for (const walkthrough of walkthroughs) {
    const steps = stepIds.filter((step) => step.startsWith(`${walkthrough.id}.`));
    walkthrough.when = `!(${steps.map(isHidden).join(" && ")})`;
    walkthrough.steps = steps.map(entryOf);
  }
  const setting = configuration.properties[settingIds.hiddenSteps];
  if (!setting) throw new Error(`There is no setting ${settingIds.hiddenSteps}.`);
  setting.items = { ...setting.items, enum: stepIds, enumDescriptions: stepIds.map(titleKey) };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

function entryOf(step: StepId): unknown {
  return {
    id: step.slice(step.indexOf(".") + 1),
    title: titleKey(step),
    description: `%walkthroughs.${step}.description%`,
    when: `!(${isHidden(step)})`,
    media: { markdown: `walkthroughs/${step.replace(".", "/")}.md` },
    completionEvents: [`onContext:${stepContextKey(step)}`],
  };
}

function titleKey(step: StepId): string {
  return `%walkthroughs.${step}.title%`;
}

/** When a setting hides a step: a condition has the value of a list as JSON text. */
function isHidden(step: StepId): string {
  return `config.${settingIds.hiddenSteps} =~ /"${step}"/`;
}
