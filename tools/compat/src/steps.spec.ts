import { allSteps, deploymentSteps, type State } from './steps.ts';

const services = ['orders', 'payments', 'products', 'users'];

/** `N` runs the new code, `m` the old code on the new schema, and `o` the old code on the old schema. */
const textOf = (state: State) =>
  services
    .map((service) => {
      const { code, schema } = state[service] ?? { code: 'old', schema: 'old' };
      if (code === 'new') return schema === 'new' ? 'N' : 'wrong';
      return schema === 'new' ? 'm' : 'o';
    })
    .join('');

it('passes the states of a deployment, and those of a rollback', () => {
  expect(deploymentSteps(services).map(({ state }) => textOf(state))).toEqual([
    ...['mooo', 'Nmoo', 'NNmo', 'NNNm', 'NNNN', 'mmmm'],
  ]);
});

it('migrates a service before it is rolled', () => {
  expect(deploymentSteps(['users']).flatMap(({ actions }) => actions)).toEqual([
    { kind: 'migrate', service: 'users' },
    { kind: 'roll', service: 'users', to: 'new' },
    { kind: 'roll', service: 'users', to: 'old' },
  ]);
});

it('has one state when only what all services stand on has changed', () => {
  expect(deploymentSteps([])).toEqual([{ actions: [], state: {} }]);
});

it('passes every combination once, by one roll each, never new code on an old schema', () => {
  const steps = allSteps(services);
  const codes = steps.map(({ state }) => services.map((name) => state[name]?.code).join());
  expect([steps.length, new Set(codes).size]).toEqual([16, 16]);
  for (const { actions, state } of steps) {
    expect(actions.filter(({ kind }) => kind === 'roll').length).toBeLessThanOrEqual(1);
    expect(textOf(state)).not.toContain('wrong');
  }
});
