import { eventually } from './index.ts';

describe('eventually', () => {
  afterEach(() => jest.restoreAllMocks());

  it('answers what the check answers, as soon as it does', async () => {
    let tries = 0;
    const third = () => {
      tries += 1;
      if (tries < 3) throw new Error('not yet');
      return tries;
    };
    expect(await eventually(third)).toBe(3);
  });

  it('tries again while the check answers false, and takes nothing for an answer', async () => {
    let tries = 0;
    expect(await eventually(async () => (tries += 1) > 2)).toBe(true);
    expect(await eventually(() => undefined)).toBeUndefined();
  });

  it('throws what the last try threw when the time is over', async () => {
    let [tries, now] = [0, 0];
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    const check = () => {
      tries += 1;
      now += 20;
      throw new Error(`try ${tries}`);
    };
    await expect(eventually(check, 50)).rejects.toThrow(/^try 3$/);
  });

  it('fails when the check stays false', async () => {
    await expect(eventually(() => false, 50)).rejects.toThrow('did not come true within 50 ms');
  });

  it('tries at least once', async () => {
    expect(await eventually(() => 'at once', 0)).toBe('at once');
  });
});
