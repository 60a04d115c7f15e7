import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { eventually } from '@quartet/testing';
import type { EdgeSetting, Target, TargetState, ToEdge } from '@quartet/aws/protocol/messages';
import { createEdgeRegistry, type EdgeRegistry } from './edge-registry.ts';

/** Repeats what it hears in its output, and says what it is told to say. */
const script = `
  process.on('message', (message) => {
    console.log(JSON.stringify(message));
    if (message.type === 'configure') process.send({ type: 'listening' });
    if (message.type === 'deregister' && message.id !== 'busy') {
      process.send({ type: 'deregistered', id: message.id });
    }
  });
  process.on('disconnect', () => process.exit());
`;

const setting = { home: '/home' } as EdgeSetting;
const target = (id: string): Target => {
  return { id, service: 'orders', url: 'http://127.0.0.1:1', groups: [], name: undefined };
};

let registry: EdgeRegistry;
let edges: ChildProcess[];
let heard: Map<ChildProcess, ToEdge[]>;

beforeEach(() => {
  registry = createEdgeRegistry();
  registry.configure(setting);
  edges = [];
  heard = new Map();
});
afterEach(() => {
  for (const edge of edges) edge.kill('SIGKILL');
});

async function attach(): Promise<ChildProcess> {
  const edge = spawn(process.execPath, ['-e', script], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  edges.push(edge);
  const messages: ToEdge[] = [];
  heard.set(edge, messages);
  const lines = createInterface({ input: edge.stdout! });
  lines.on('line', (line) => messages.push(JSON.parse(line) as ToEdge));
  registry.attach(edge);
  await eventually(() => registry.isListening());
  return edge;
}

const has = (edge: ChildProcess, message: ToEdge) =>
  eventually(() => expect(heard.get(edge)).toContainEqual(message));

it('tells an edge that is started again all that the one before knew', async () => {
  const states: TargetState[] = [];
  registry.watch('orders-1', (state) => states.push(state));
  registry.register(target('orders-1'));
  const first = await attach();
  registry.register(target('orders-2'));
  await has(first, { type: 'register', target: target('orders-2') });
  registry.lost('orders-2');
  await has(first, { type: 'lost', id: 'orders-2' });
  first.kill('SIGKILL');
  await eventually(() => !registry.isListening());
  expect(states).toEqual(['initial']);
  const second = await attach();
  await has(second, { type: 'register', target: target('orders-1') });
  expect(heard.get(second)).toEqual([
    { type: 'configure', setting },
    { type: 'register', target: target('orders-1') },
  ]);
});

it('waits until nothing is on its way to a target', async () => {
  await attach();
  registry.register(target('orders-1'));
  await registry.deregister('orders-1');
});

it.each([
  ['the edge', (edge: ChildProcess) => void edge.kill('SIGKILL')],
  ['the target', () => registry.lost('busy')],
])('waits no longer when %s has ended', async (_what, end) => {
  const edge = await attach();
  registry.register(target('busy'));
  const gone = registry.deregister('busy');
  await has(edge, { type: 'deregister', id: 'busy' });
  end(edge);
  await gone;
});

it('passes on what the balancer thinks, and what keeps an edge from listening', async () => {
  const states: TargetState[] = [];
  registry.watch('orders-1', (state) => states.push(state));
  const edge = await attach();
  edge.emit('message', { type: 'health', id: 'orders-1', state: 'healthy', reason: '' });
  edge.emit('message', { type: 'failed', message: 'no luck' });
  expect([states, registry.failure()]).toEqual([['healthy'], 'no luck']);
  edge.kill('SIGKILL');
  await once(edge, 'exit');
});
