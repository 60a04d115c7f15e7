import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import { otlpExporter } from './otlp-exporter.ts';
import { traceRequests } from './trace-requests.ts';

/**
 * `node --import ./telemetry.mjs main.mjs`: traces of requests, for a part of them, to where
 * OTEL_EXPORTER_OTLP_TRACES_ENDPOINT points. Without that variable nothing is traced and nothing is paid.
 */
const {
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url,
  OTEL_SERVICE_NAME: service = 'quartet',
  OTEL_TRACES_SAMPLER_ARG: share = '0.05',
} = process.env;

if (url) {
  const root = new TraceIdRatioBasedSampler(Number(share));
  const provider = new BasicTracerProvider({
    sampler: new ParentBasedSampler({ root }),
    spanProcessors: [new BatchSpanProcessor(otlpExporter({ url, service }))],
  });
  traceRequests(provider.getTracer('quartet'));
  process.once('SIGTERM', () => void provider.forceFlush());
}
