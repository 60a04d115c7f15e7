import { nodeArguments } from './node-arguments.ts';
import { smallService } from './testing/small-service.ts';

const { container } = smallService();
const traced = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://127.0.0.1:1/v1/traces' };

it.each([
  ['loads no telemetry', {}, ['main.mjs']],
  ['loads no telemetry', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: '' }, ['main.mjs']],
  ['loads that of its bundle', traced, ['--import=./telemetry.mjs', 'main.mjs']],
])('%s with %j', (_what, env, expected) => {
  expect(nodeArguments({ name: 'orders-1', container, env })).toEqual(expected);
});
