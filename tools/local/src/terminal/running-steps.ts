import { output, type Output } from './output.ts';

/** The steps that run now, on the line of progress. */
export interface RunningSteps {
  start(name: string, from: number): void;
  /** Sets what a step is doing. */
  detail(name: string, text: string): void;
  end(name: string): void;
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const interval = 100;
const second = 1_000;

export function createRunningSteps(to: Pick<Output, 'progress'>): RunningSteps {
  const steps = new Map<string, { readonly from: number; readonly detail: string }>();
  let timer: NodeJS.Timeout | undefined;
  let frame = 0;

  function show(): void {
    frame = (frame + 1) % frames.length;
    const now = performance.now();
    const texts = [...steps].map(([name, { from, detail }]) =>
      [name, `${Math.floor((now - from) / second)} s`, detail].join(' ').trim(),
    );
    to.progress(texts.length === 0 ? '' : `${frames[frame]} ${texts.join(' · ')}`);
  }

  return {
    start: (name, from) => {
      steps.set(name, { from, detail: '' });
      timer ??= setInterval(show, interval).unref();
      show();
    },
    detail: (name, text) => {
      const step = steps.get(name);
      if (step) steps.set(name, { ...step, detail: text });
    },
    end: (name) => {
      steps.delete(name);
      show();
      if (steps.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
  };
}

export const runningSteps = createRunningSteps(output);
