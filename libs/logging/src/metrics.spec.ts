import { withMetrics } from './metrics.ts';

const request = { method: 'GET', route: '/api/orders/:id', status: 503, ms: 12.5 };
const fields = withMetrics('dev');

it('makes a line about a request a metric of its service, with the operation as fields', () => {
  expect(fields({ ...request, metrics: { Duration: 12.5, Errors: 1 } })).toEqual({
    ...request,
    stage: 'dev',
    Duration: 12.5,
    Errors: 1,
    _aws: {
      Timestamp: expect.any(Number),
      CloudWatchMetrics: [
        {
          Namespace: 'Quartet',
          Dimensions: [['stage', 'service']],
          Metrics: [
            { Name: 'Duration', Unit: 'Milliseconds' },
            { Name: 'Errors', Unit: 'Count' },
          ],
        },
      ],
    },
  });
});

it('makes a gauge a metric of its service alone', () => {
  expect(fields({ metrics: { SagaAge: 4, OutboxLag: 0 } })).toMatchObject({
    SagaAge: 4,
    OutboxLag: 0,
    _aws: { CloudWatchMetrics: [{ Dimensions: [['stage', 'service']] }] },
  });
});

it('leaves other lines, and fields that no line may have, as they were', () => {
  expect(fields({ ...request, password: 'secret' })).toEqual(request);
});
