import { startTracing } from './start-tracing.ts';

/**
 * `node --import ./telemetry.mjs main.mjs`: traces of a service, as OTEL_EXPORTER_OTLP_TRACES_ENDPOINT,
 * OTEL_SERVICE_NAME and OTEL_TRACES_SAMPLER_ARG say.
 */
startTracing(process.env);
