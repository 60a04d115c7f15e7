import { type FaultPoint, faultPoint, setFaultInjector, type FaultInjector } from './index.ts';

afterEach(() => setFaultInjector(undefined));

const work = () => Promise.resolve('done');

it('does the work while nobody sabotages', async () => {
  expect(await faultPoint('call', 'GET /', work)).toBe('done');
});

it('tells a saboteur where it stands, and takes what comes of it', async () => {
  const seen: FaultPoint[] = [];
  const late: FaultInjector = async (point, doWork) => {
    seen.push(point);
    await doWork();
    throw new Error('the answer was lost');
  };
  setFaultInjector(late);
  await expect(faultPoint('statement', 'COMMIT', work)).rejects.toThrow('the answer was lost');
  expect(seen).toEqual([{ kind: 'statement', name: 'COMMIT' }]);
});

it('is as before when the saboteur has gone', async () => {
  setFaultInjector(() => Promise.reject(new Error('broken')));
  setFaultInjector(undefined);
  expect(await faultPoint('call', 'GET /', work)).toBe('done');
});
