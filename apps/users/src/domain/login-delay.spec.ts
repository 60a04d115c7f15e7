import { loginDelays } from './login-delay.ts';

const second = 1_000;
const minute = 60 * second;

describe('the delay after failures in a row', () => {
  const delays = loginDelays({ failures: 5, first: second, longest: 15 * minute });

  it.each([
    { failures: 1, delay: 0 },
    { failures: 4, delay: 0 },
    { failures: 5, delay: second },
    { failures: 6, delay: 2 * second },
    { failures: 7, delay: 4 * second },
    { failures: 14, delay: 512 * second },
    { failures: 15, delay: 15 * minute },
  ])('is $delay ms after $failures', ({ failures, delay }) => {
    expect(delays[failures - 1]).toBe(delay);
  });

  it('ends with the longest', () => {
    expect(delays.at(-1)).toBe(15 * minute);
    expect(delays).toHaveLength(15);
  });
});

it.each([
  { rules: { failures: 1, first: 100, longest: 100 }, delays: [100] },
  { rules: { failures: 2, first: 100, longest: 50 }, delays: [0, 50] },
  { rules: { failures: 0, first: 100, longest: 300 }, delays: [100, 200, 300] },
])('makes $delays of $rules', ({ rules, delays }) => {
  expect(loginDelays(rules)).toEqual(delays);
});
