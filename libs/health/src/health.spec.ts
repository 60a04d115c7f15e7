import { createHealth } from './index.ts';

describe('health', () => {
  it('is ready only after it was made ready', () => {
    const health = createHealth();
    expect(health.state()).toBe('starting');
    health.ready();
    expect(health.state()).toBe('ready');
  });

  it('never becomes ready again once it drains', () => {
    const health = createHealth();
    health.drain();
    health.ready();
    expect(health.state()).toBe('draining');
  });
});
