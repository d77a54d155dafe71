import { commandIds, showClusterView } from "../ids.ts";

/** What the Course view has in another form: Check stands below the check list, and the lesson is open already. */
const inAnotherForm: readonly string[] = [commandIds.checkStep, commandIds.openCourse];

const commands = new Set<string>([...Object.values(commandIds), showClusterView]);

/** Whether the page of a lesson has a button for a command that the lesson's text links to. */
export function isLessonCommand(command: string): boolean {
  return commands.has(command) && !inAnotherForm.includes(command);
}
