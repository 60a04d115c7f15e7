import type { Tracer } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import { otlpExporter } from './otlp-exporter.ts';
import { traceRequests, type TraceRequestsOptions } from './trace-requests.ts';

/**
 * Traces the requests that this process serves, for a part of them, to where OTEL_EXPORTER_OTLP_TRACES_ENDPOINT
 * points. The batch processor reads OTEL_BSP_SCHEDULE_DELAY and the other variables of its own.
 * @returns nothing when no such variable is set: then nothing is traced and nothing is paid
 */
export function startTracing(
  env: NodeJS.ProcessEnv,
  options?: TraceRequestsOptions,
): Tracer | undefined {
  const {
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url,
    OTEL_SERVICE_NAME: service = 'quartet',
    OTEL_TRACES_SAMPLER_ARG: share = '0.05',
  } = env;
  if (!url) return undefined;
  const root = new TraceIdRatioBasedSampler(Number(share));
  const provider = new BasicTracerProvider({
    sampler: new ParentBasedSampler({ root }),
    spanProcessors: [new BatchSpanProcessor(otlpExporter({ url, service }))],
  });
  const tracer = provider.getTracer('quartet');
  traceRequests(tracer, options);
  process.once('SIGTERM', () => void provider.forceFlush());
  return tracer;
}
