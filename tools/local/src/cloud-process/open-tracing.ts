import type { TracedSpan } from '@quartet/telemetry';

/** Begins spans of function invocations; undefined, at no cost, when nothing is traced. */
export async function openTracing(): Promise<
  ((name: string, parent: string) => TracedSpan) | undefined
> {
  if (!process.env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']) return undefined;
  const { startSpan, startTracing } = await import('@quartet/telemetry');
  // The SDK's calls to DynamoDB and EventBridge are no part of an order's tree.
  const tracer = startTracing(process.env, { isIgnored: () => true });
  return tracer && ((name, parent) => startSpan(tracer, name, parent));
}
