export { startTracing } from './start-tracing.ts';
export { startSpan, type TracedSpan } from './traced-span.ts';
