import { describeError } from './describe-error.ts';
import { onlyAllowed } from './fields.ts';

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

describe('a log line', () => {
  it('keeps the fields of the list and drops all others', () => {
    const fields = {
      status: 200,
      route: '/api/orders',
      password: 'hunter2',
      authorization: token,
    };
    expect(onlyAllowed(fields)).toEqual({ status: 200, route: '/api/orders' });
  });

  it('shows an error with its causes', () => {
    const error = new Error('outer', {
      cause: Object.assign(new Error('inner'), { code: '23505' }),
    });
    expect(describeError(error)).toMatchObject({
      message: 'outer',
      cause: { message: 'inner', code: '23505' },
    });
  });

  it('shows nothing that a driver adds to its errors', () => {
    const error = Object.assign(new Error('duplicate key'), {
      detail: 'Key (email)=(ann@example.com)',
    });
    expect(JSON.stringify(describeError(error))).not.toContain('ann@example.com');
  });

  it.each([
    ['a token', `bad token ${token}`],
    ['a card number', 'declined 4242 4242 4242 4242'],
    ['a password in a URL', 'connect postgres://orders:hunter2@db/orders'],
  ])('removes %s from messages and stacks', (_, message) => {
    const text = JSON.stringify(describeError(new Error(message)));
    expect(text).toContain('[removed]');
    expect(text).not.toMatch(/eyJ|4242|hunter2/);
  });
});
