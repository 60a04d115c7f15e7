import { DeniedError } from '@quartet/aws/denied-error';
import { logDenial } from './log-denial.ts';

const lines: string[] = [];
const log = { write: (line: string) => void lines.push(line) };
const check = (error?: Error) => () => {
  if (error) throw error;
  return 'checked';
};
beforeEach(() => lines.splice(0));

it('logs what AWS would refuse, and throws it on', () => {
  const fields = { peer: 'shop.Tasks', op: 'connect', resource: 'shop.Database', port: 5432 };
  const error = new DeniedError('It cannot connect.', { message: 'connection rejected', fields });
  expect(() => logDenial(log, check(error))).toThrow(error);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      ...{ level: 'warn', time: expect.any(String), service: 'runner', ...fields },
      msg: 'connection rejected',
    },
  ]);
});

it('logs nothing of what is allowed, nor of another error', () => {
  expect(logDenial(log, check())).toBe('checked');
  expect(() => logDenial(log, check(new Error('no file')))).toThrow('no file');
  expect(lines).toEqual([]);
});
