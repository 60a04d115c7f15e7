import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { eventually, listen, type Listening } from '@quartet/testing';
import { signFor } from './sign.ts';

interface SpanView {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly name: string;
}
interface Posted {
  readonly resourceSpans: readonly [{ readonly scopeSpans: readonly [{ spans: SpanView[] }] }];
}

const traceId = '0af7651916cd43dd8448eb211c80319c';
const caller = 'b7ad6b7169203331';
const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
let collector: Listening;
let spans: SpanView[];
let service: ChildProcess | undefined;
let url: string;

beforeEach(async () => {
  spans = [];
  collector = await listen(async (req, res) => {
    const { resourceSpans } = JSON.parse(await text(req)) as Posted;
    spans.push(...resourceSpans[0].scopeSpans[0].spans);
    res.end('{}');
  });
});
afterEach(async () => {
  service?.kill('SIGKILL');
  await collector?.close();
});

const start = async (env: NodeJS.ProcessEnv) => {
  const args = ['--conditions=@quartet/source', '--import', file('./main.ts')];
  service = spawn(process.execPath, [...args, file('./fixture/service.ts')], {
    env: { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...env },
  });
  const [line] = (await once(service.stdout ?? service, 'data')) as [Buffer];
  url = `http://127.0.0.1:${line.toString().trim()}`;
};
const traced = (share = '1') =>
  start({
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.url,
    OTEL_SERVICE_NAME: 'orders',
    OTEL_TRACES_SAMPLER_ARG: share,
  });
const ask = async (path: string, traceparent?: string) =>
  (await fetch(`${url}${path}`, { headers: traceparent ? { traceparent } : {} })).text();

it('makes a span of a request below that of its caller, and hands its id on', async () => {
  await traced('0');
  const handedOn = await ask('/fails?secret=1', `00-${traceId}-${caller}-01`);
  service?.kill('SIGTERM');
  await eventually(() => expect(spans).toHaveLength(1));
  const [span] = spans;
  expect(span).toMatchObject({
    traceId,
    parentSpanId: caller,
    name: 'GET /api/things/:id',
    kind: 2,
    status: { code: 2 },
    attributes: expect.arrayContaining([
      { key: 'url.path', value: { stringValue: '/fails' } },
      { key: 'http.response.status_code', value: { intValue: '503' } },
    ]),
  });
  expect(handedOn).toBe(`00-${traceId}-${span?.spanId}-01`);
});

it('begins a trace for its share of the others, and none for health checks', async () => {
  await traced('1');
  await ask('/health/ready');
  const handedOn = await ask('/well');
  service?.kill('SIGTERM');
  await eventually(() => expect(spans).toHaveLength(1));
  expect(handedOn).toBe(`00-${spans[0]?.traceId}-${spans[0]?.spanId}-01`);
});

it('traces nothing that its caller does not, and hands that on', async () => {
  await traced('1');
  expect(await ask('/well', `00-${traceId}-${caller}-00`)).toMatch(`00-${traceId}-`);
  expect(await ask('/well', `00-${traceId}-${caller}-00`)).toMatch(/-00$/);
  await ask('/traced');
  service?.kill('SIGTERM');
  await eventually(() => expect(spans).toHaveLength(1));
  expect(spans[0]?.traceId).not.toBe(traceId);
});

it('leaves everything as it is when no place for traces is named', async () => {
  await start({});
  expect(await ask('/well')).toBe('none');
});

it('signs what goes to CloudWatch, and nothing else', async () => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'task', AWS_SECRET_ACCESS_KEY: 'secret' });
  const { authorization = '' } = await signFor('https://xray.eu-west-1.amazonaws.com/v1/traces')(
    '{}',
  );
  expect(authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=task\/\d{8}\/eu-west-1\/xray\/aws4_request, SignedHeaders=[^,]*host[^,]*, Signature=[\da-f]{64}$/,
  );
  expect(await signFor('http://127.0.0.1:4318/v1/traces')('{}')).not.toHaveProperty(
    'authorization',
  );
});
