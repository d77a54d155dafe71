/** The least time between two tellings, in milliseconds. */
const kubectlTellingMs = 1_000;

/**
 * Tells that kubectl has sent a request: of the first one at once, of later ones once a second at most. Answers
 * with a function that is to be called with the `User-Agent` of every request.
 */
export function kubectlRequests(
  tell: () => void,
  nowMs: () => number,
): (userAgent: string | undefined) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (userAgent) => {
    if (userAgent?.startsWith("kubectl/") !== true || nowMs() - told < kubectlTellingMs) return;
    told = nowMs();
    tell();
  };
}
