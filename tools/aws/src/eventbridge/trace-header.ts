const pattern = /^Root=1-([\da-f]{8})-([\da-f]{24});Parent=([\da-f]{16});Sampled=1$/;

/**
 * The traceparent that a tracing header of X-Ray says; undefined for one that is not sampled, or is none.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export function readTraceHeader(header: string | undefined): string | undefined {
  const [, time, unique, parent] = pattern.exec(header ?? '') ?? [];
  return parent === undefined ? undefined : `00-${time}${unique}-${parent}-01`;
}
