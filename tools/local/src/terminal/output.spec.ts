import { PassThrough } from 'node:stream';
import { createOutput } from './output.ts';
import { createRunningSteps } from './running-steps.ts';

const erase = '\u001b[1G\u001b[2K';

function terminal(isTTY: boolean, columns = 40) {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY, columns });
  const output = createOutput(stream);
  return { output, written: () => String(stream.read() ?? '') };
}

it('writes lines above the line of progress', () => {
  const { output, written } = terminal(true);
  output.progress('build 1 s');
  output.write('started\n');
  output.progress('build 2 s');
  output.progress('');
  expect(written()).toBe(`build 1 s${erase}started\nbuild 1 s${erase}build 2 s${erase}`);
});

it('shows no progress in a pipe', () => {
  const { output, written } = terminal(false);
  output.progress('build 1 s');
  output.write('started\n');
  expect(written()).toBe('started\n');
});

it('cuts the line of progress, which must not wrap', () => {
  const { output, written } = terminal(true, 10);
  output.progress('a line that is too long');
  expect(written()).toBe('a line th');
});

it('shows the steps that run, what they do, and nothing when none is left', () => {
  const lines: string[] = [];
  const steps = createRunningSteps({ progress: (line) => lines.push(line) });
  steps.start('build', performance.now());
  steps.detail('build', 'infra:assemble');
  steps.start('PostgreSQL', performance.now() - 3_000);
  steps.end('build');
  steps.end('PostgreSQL');
  expect(lines.map((line) => line.slice(2))).toEqual([
    'build 0 s',
    'build 0 s infra:assemble · PostgreSQL 3 s',
    'PostgreSQL 3 s',
    '',
  ]);
});
