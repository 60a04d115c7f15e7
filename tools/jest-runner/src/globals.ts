import { jestExpect } from '@jest/expect';
import { ModernFakeTimers } from '@jest/fake-timers';
import circus from 'jest-circus';
import { ModuleMocker } from 'jest-mock';

const timeoutSymbol = Symbol.for('TEST_TIMEOUT_SYMBOL');
const mocker = new ModuleMocker(globalThis);
const timers = new ModernFakeTimers({
  config: { fakeTimers: { enableGlobally: false } },
  global: globalThis,
} as ConstructorParameters<typeof ModernFakeTimers>[0]);

/** The part of Jest's object that needs no module registry. */
const supported = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: () => mocker.restoreAllMocks(),
  useFakeTimers: (config?: Parameters<ModernFakeTimers['useFakeTimers']>[0]) =>
    timers.useFakeTimers(config),
  useRealTimers: () => timers.useRealTimers(),
  advanceTimersByTime: (milliseconds: number) => timers.advanceTimersByTime(milliseconds),
  advanceTimersByTimeAsync: (milliseconds: number) => timers.advanceTimersByTimeAsync(milliseconds),
  setSystemTime: (now?: number | Date) => timers.setSystemTime(now),
  setTimeout: (milliseconds: number) => {
    Object.assign(globalThis, { [timeoutSymbol]: milliseconds });
  },
};

const others = {
  fit: circus.it.only,
  xit: circus.it.skip,
  fdescribe: circus.describe.only,
  xdescribe: circus.describe.skip,
  xtest: circus.test.skip,
};

/** Defines `describe`, `it`, `expect`, `jest` and the other globals of specs. */
export function installGlobals(): void {
  Object.assign(globalThis, circus, others, { expect: jestExpect, jest: supported });
}

/** Undoes `jest.setTimeout`, which lasts to the end of its spec file. */
export function resetTestTimeout(): void {
  Reflect.deleteProperty(globalThis, timeoutSymbol);
}
