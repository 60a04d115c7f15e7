import { z } from 'zod';
import { json, milliseconds, port, readConfig, secret, url } from './index.ts';

const Config = z.object({
  DATABASE_URL: url(),
  KEY: secret(),
  WAIT: milliseconds(5_000),
  TABLE: json(z.record(z.string(), z.number())),
});

const good = {
  DATABASE_URL: 'postgres://db/x',
  KEY: 'k'.repeat(32),
  TABLE: '{"a":1}',
};

describe('readConfig', () => {
  it('reads values, fills in defaults and freezes the result', () => {
    const config = readConfig(Config, good);
    expect(config).toEqual({ ...good, WAIT: 5_000, TABLE: { a: 1 } });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('names every bad variable at once', () => {
    const read = () => readConfig(Config, { KEY: 'short', WAIT: '-1', TABLE: '{' });
    expect(read).toThrow(/DATABASE_URL(.|\n)*KEY(.|\n)*WAIT(.|\n)*TABLE/);
  });

  it('treats an empty variable as a missing one', () => {
    expect(readConfig(Config, { ...good, WAIT: '' }).WAIT).toBe(5_000);
    expect(() => readConfig(Config, { ...good, DATABASE_URL: '' })).toThrow('DATABASE_URL');
  });

  it('shows no value of a bad variable', () => {
    expect(() => readConfig(Config, { ...good, KEY: 'hunter2', TABLE: '{hunter2' })).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('hunter2'),
      }),
    );
  });
});

it.each([' ', '0x10', '1e3', '1.5', 'true'])('takes %j for no number', (WAIT) => {
  expect(() => readConfig(Config, { ...good, WAIT })).toThrow('WAIT');
});

it.each([
  ['0', 0],
  ['8080', 8080],
  ['65535', 65_535],
])('takes %j for a port', (PORT, expected) => {
  expect(readConfig(z.object({ PORT: port() }), { PORT })).toEqual({ PORT: expected });
});

it.each(['-1', '8080.5', '65536', '9'.repeat(400), 'http'])('takes %j for no port', (PORT) => {
  expect(() => readConfig(z.object({ PORT: port() }), { PORT })).toThrow(
    'Invalid configuration:\n  PORT: must be a whole number from 0 to 65535',
  );
});
