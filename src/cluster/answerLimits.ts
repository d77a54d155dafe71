/** Limits on what is read from a server. One that sends more is not an API server, or not a healthy one. */
export interface AnswerLimits {
  /** The size of an answer that is read as a whole, uncompressed, in bytes. A page of 500 pods has about 5 MB. */
  readonly answerBytes: number;
  /** The size of a line of a watch, uncompressed, in bytes. API servers refuse requests of more than 3 MiB. */
  readonly lineBytes: number;
  /** The size of the answer to a refused request or to a health check, in bytes. */
  readonly statusBytes: number;
  /**
   * The number of arrays, objects, and simple values in one JSON text: memory use depends on them, not only on its
   * length.
   */
  readonly values: number;
  /** The nesting depth of JSON. API servers accept 10,000; code here that walks an object needs some of the stack. */
  readonly depth: number;
}

export const defaultAnswerLimits: AnswerLimits = {
  answerBytes: 64_000_000,
  lineBytes: 32_000_000,
  statusBytes: 1_000_000,
  values: 2_000_000,
  depth: 1000,
};

/**
 * The most objects in all pages of a list. Kubernetes supports up to 150,000 pods:
 * https://kubernetes.io/docs/setup/best-practices/cluster-large/
 */
export const mostListed = 500_000;

/** Thrown when an answer exceeds a limit; the rest of it is not read. */
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
