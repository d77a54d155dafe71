/**
 * The time that has passed, in the words of kubectl's AGE column: two or three significant figures, such as
 * `5s`, `3m20s`, `47h`, `2d3h`. `<unknown>` without a start, `<invalid>` for a start in the future, where
 * clocks may differ by less than two seconds. The rule is `HumanDuration` of k8s.io/apimachinery; the column
 * is shown in https://kubernetes.io/docs/reference/kubectl/quick-reference/.
 */
export function age(fromMs: number | undefined, nowMs: number): string {
  if (fromMs === undefined || Number.isNaN(fromMs)) return "<unknown>";
  const seconds = Math.trunc((nowMs - fromMs) / 1000);
  if (seconds < -1) return "<invalid>";
  if (seconds < 0) return "0s";
  if (seconds < 2 * 60) return `${seconds}s`;

  const minutes = Math.trunc(seconds / 60);
  if (minutes < 10) return `${minutes}m${unlessZero(seconds % 60, "s")}`;
  if (minutes < 3 * 60) return `${minutes}m`;

  const hours = Math.trunc(minutes / 60);
  if (hours < 8) return `${hours}h${unlessZero(minutes % 60, "m")}`;
  if (hours < 2 * 24) return `${hours}h`;

  const days = Math.trunc(hours / 24);
  if (days < 8) return `${days}d${unlessZero(hours % 24, "h")}`;
  if (days < 2 * 365) return `${days}d`;

  const years = Math.trunc(days / 365);
  return years < 8 ? `${years}y${unlessZero(days % 365, "d")}` : `${years}y`;
}

function unlessZero(count: number, unit: string): string {
  return count === 0 ? "" : `${count}${unit}`;
}
