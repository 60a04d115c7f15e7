import type { OtlpSpan, OtlpTraces } from '../views/otlp.ts';
import { createCollectedSpans } from './collected-spans.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';

function span(spanId: string, parentSpanId: string, changes: Partial<OtlpSpan> = {}): OtlpSpan {
  return {
    ...{ traceId, spanId, parentSpanId, name: spanId, attributes: [], status: { code: 0 } },
    startTimeUnixNano: '1770000000000000000',
    endTimeUnixNano: '1770000000010000000',
    ...changes,
  };
}

function sent(service: string, ...spans: readonly OtlpSpan[]): OtlpTraces {
  const attributes = [{ key: 'service.name', value: { stringValue: service } }];
  return { resourceSpans: [{ resource: { attributes }, scopeSpans: [{ spans }] }] };
}

it('puts each span below its parent, in whatever order they come', () => {
  const collected = createCollectedSpans();
  const status = [{ key: 'http.response.status_code', value: { intValue: '503' } }];
  const late = { startTimeUnixNano: '1770000000002500000', attributes: status };
  collected.collect(sent('payments', span('c', 'b', { ...late, status: { code: 2 } })));
  collected.collect(sent('edge', span('a', ''), span('e', 'd')));
  collected.collect(sent('orders', span('b', 'a')));
  const tree = collected.tree(traceId);
  expect(tree.map(({ service, spanId, depth }) => [service, spanId, depth])).toEqual([
    ['edge', 'a', 0],
    ['orders', 'b', 1],
    ['payments', 'c', 2],
    ['edge', 'e', 0],
  ]);
  expect(tree[2]).toMatchObject({ offset: 2.5, ms: 7.5, status: 503, isFailed: true });
});

it('forgets the oldest traces, and knows nothing of others', () => {
  const collected = createCollectedSpans();
  for (let n = 0; n <= 1_000; n++) {
    collected.collect(sent('edge', span('a', '', { traceId: String(n) })));
  }
  expect([collected.tree('0'), collected.tree(traceId)]).toEqual([[], []]);
  expect(collected.tree('1')).toHaveLength(1);
});
