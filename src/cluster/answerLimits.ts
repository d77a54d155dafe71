/** How much of what a server sends is taken. Whoever sends more is no API server, or none in good health. */
export interface AnswerLimits {
  /** Of an answer that is read as a whole, uncompressed, in bytes. A page of 500 pods has about 5 MB. */
  readonly answerBytes: number;
  /** Of a line of a watch, uncompressed, in bytes. An API server takes no request of more than 3 MiB. */
  readonly lineBytes: number;
  /** Of what says why a request is refused, and of a health check, in bytes. */
  readonly statusBytes: number;
  /** Lists, objects and single values that one JSON text may hold: memory grows with them, not only with its length. */
  readonly values: number;
  /** Levels that JSON may be nested. API servers take 10,000; what walks an object in here needs some of the stack. */
  readonly depth: number;
}

export const defaultAnswerLimits: AnswerLimits = {
  answerBytes: 64_000_000,
  lineBytes: 32_000_000,
  statusBytes: 1_000_000,
  values: 2_000_000,
  depth: 1000,
};

/** Objects that a list may have in all its pages. Kubernetes is made for up to 150,000 pods: https://kubernetes.io/docs/setup/best-practices/cluster-large/ */
export const mostListed = 500_000;

/** What has been read goes beyond a limit, and was given up. */
export class LimitError extends Error {
  readonly exceeded: "answerBytes" | "lineBytes" | "statusBytes" | "values" | "depth";
  readonly limit: number;

  constructor(exceeded: LimitError["exceeded"], limit: number) {
    super(`More than ${limit} ${exceeded}`);
    this.name = "LimitError";
    this.exceeded = exceeded;
    this.limit = limit;
  }
}
