/** The values of a setting, as `inspect` of VS Code's settings returns them, and the one that VS Code would use. */
interface SettingValues {
  readonly effective: unknown;
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}

/**
 * Returns all patterns in the values of a setting, not only in the one that VS Code would use, so that the settings of
 * a workspace can add patterns but never take one out. People may write anything there; a text counts as a pattern.
 */
export function readOnlyPatterns(settings: readonly SettingValues[]): readonly string[] {
  const values = settings.flatMap(({ effective, globalValue, workspaceValue, workspaceFolderValue }) => [
    effective,
    globalValue,
    workspaceValue,
    workspaceFolderValue,
  ]);
  const patterns = values.flatMap((value: unknown): readonly unknown[] =>
    Array.isArray(value) ? value : [value],
  );
  return [...new Set(patterns.filter((each) => typeof each === "string"))];
}
