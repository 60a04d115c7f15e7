import { type FaultPoint, faultPoint, setFaultInjector, type FaultInjector } from './index.ts';

afterEach(() => setFaultInjector(undefined));

const work = () => Promise.resolve('done');

it('runs the work while no fault injector is set', async () => {
  expect(await faultPoint('call', 'GET /', work)).toBe('done');
});

it('passes the point and the work to the fault injector, and returns its result', async () => {
  const seen: FaultPoint[] = [];
  const injector: FaultInjector = async (point, doWork) => {
    seen.push(point);
    await doWork();
    throw new Error('the response was lost');
  };
  setFaultInjector(injector);
  await expect(faultPoint('statement', 'COMMIT', work)).rejects.toThrow('the response was lost');
  expect(seen).toEqual([{ kind: 'statement', name: 'COMMIT' }]);
});

it('runs the work after the fault injector is removed', async () => {
  setFaultInjector(() => Promise.reject(new Error('broken')));
  setFaultInjector(undefined);
  expect(await faultPoint('call', 'GET /', work)).toBe('done');
});
