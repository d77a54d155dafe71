/**
 * Bounds stack traces, which mocha makes unbounded. A parser that reports an error at each of a thousand levels would
 * spend most of its time on their traces.
 */
Error.stackTraceLimit = 50;
