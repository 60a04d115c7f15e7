import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** Returns the lines that a process with this logger writes. */
async function written(
  program: string,
  stage?: string,
): Promise<readonly Record<string, unknown>[]> {
  const source = `
    import { createLogger, withContext } from '@quartet/logging';
    const log = createLogger('spec', { LOG_LEVEL: 'info', LOG_FORMAT: 'json', STAGE: ${JSON.stringify(stage)} });
    ${program}`;
  const options = ['--conditions=@quartet/source', '--input-type=module', '--eval', source];
  const child = spawn(process.execPath, options);
  const lines = (await text(child.stdout)).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const common = { service: 'spec', level: 'info', time: expect.any(String) };

describe('a logger', () => {
  it('writes the allowed fields of a line and of an error, and no other', async () => {
    const lines = await written(`
      log.info({ status: 200, password: 'hunter2' }, 'line');
      log.info(Object.assign(new Error('failed'), { detail: 'hunter2' }));`);
    expect(lines).toEqual([
      { ...common, status: 200, msg: 'line' },
      { ...common, msg: 'failed', err: expect.objectContaining({ message: 'failed' }) },
    ]);
    expect(JSON.stringify(lines)).not.toContain('hunter2');
  });

  it('adds the request id and trace of the request that it serves', async () => {
    const [inside, outside] = await written(`
      await withContext({ requestId: 'r-1', traceparent: 't-1' }, async () => {
        await null;
        log.info('inside');
      });
      log.info('outside');`);
    expect(inside).toEqual({ ...common, requestId: 'r-1', traceparent: 't-1', msg: 'inside' });
    expect(outside).toEqual({ ...common, msg: 'outside' });
  });

  it('writes metrics in the form that CloudWatch reads, and only where it is in the cloud', async () => {
    const program = "log.info({ metrics: { SagaAge: 4 } }, 'measured');";
    expect(await written(program)).toEqual([{ ...common, msg: 'measured' }]);
    const [line] = await written(program, 'dev');
    expect(line).toMatchObject({ ...common, stage: 'dev', SagaAge: 4, _aws: expect.anything() });
  });

  it('loses no line when the process ends at once', async () => {
    const lines = await written(`
      for (let count = 0; count < 1_000; count++) log.info({ count }, 'line');
      process.exit(1);`);
    expect(lines).toHaveLength(1_000);
  });
});
