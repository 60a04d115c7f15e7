import { pathToFileURL } from 'node:url';
import { median } from '../median.ts';

interface Program {
  authorize(event: unknown): Promise<{ readonly isAuthorized: boolean }>;
}

/** `node runtime.ts <bundle> <event>`: loads and calls a function as Lambda does, and prints the times. */
const [bundle = '', text = '{}'] = process.argv.slice(2);
const event: unknown = JSON.parse(text);
const repeats = 200;

const load = await timed(async () => {
  await program();
});
const { authorize } = await program();
const answer = async () => {
  if (!(await authorize(event)).isAuthorized) throw new Error('the authorizer rejected the event');
};
const first = await timed(answer);
const later: number[] = [];
for (let turn = 0; turn < repeats; turn++) later.push(await timed(answer));

process.stdout.write(JSON.stringify({ load, first, cold: load + first, warm: median(later) }));
process.exit();

function program(): Promise<Program> {
  return import(pathToFileURL(bundle).href) as Promise<Program>;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
