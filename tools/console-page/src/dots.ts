import { createDot, type Dot } from './dot.ts';
import { type Layout, lineOf } from './geometry.ts';
import type { RequestFlow } from './request-flows.ts';

/** Dots per second that a picture bears; above that a dot stands for several requests. */
const maxDotsPerSecond = 50;

/** Pixels per second. */
const speed = 320;

/** Seconds: what was hidden for longer is not made up for. */
const longestFrame = 0.1;

/** Lets requests be seen flowing, in the number in which they come. */
interface Dots {
  follow(courses: readonly RequestFlow[], layout: Layout): void;
}

interface Emitter extends RequestFlow {
  readonly line: SVGPathElement;
}

export function createDots(): Dots {
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  const remainders = new Map<string, number>();
  let emitters: readonly Emitter[] = [];
  let dots: readonly Dot[] = [];
  let last: number | undefined;
  let lastLayout: string | undefined;

  /** When nodes have moved, what is on its way is where no way is. */
  const clear = () => {
    for (const dot of dots) dot.remove();
    dots = [];
  };

  const emit = (each: Emitter, seconds: number): readonly Dot[] => {
    const key = each.nodes.join();
    const count = (remainders.get(key) ?? Math.random()) + seconds * each.rate;
    remainders.set(key, count % 1);
    return Array.from({ length: Math.floor(count) }, () =>
      createDot(each.line, Math.random() < each.errors ? 'bad' : 'good'),
    );
  };
  const frame = (now: number) => {
    const seconds = Math.min(longestFrame, (now - (last ?? now)) / 1_000);
    const share = 1 / requestsPerDot(emitters);
    const fresh = emitters.flatMap((each) => emit(each, seconds * share));
    dots = [...dots, ...fresh].filter((dot) => dot.move(seconds * speed));
    last = emitters.length > 0 || dots.length > 0 ? now : undefined;
    if (last !== undefined) requestAnimationFrame(frame);
  };

  return {
    follow: (courses, layout) => {
      emitters = reducedMotion.matches ? [] : emittersOf(courses, layout);
      const places = JSON.stringify([...layout.boxes]);
      if (places !== lastLayout) clear();
      lastLayout = places;
      if (last === undefined && emitters.length > 0) {
        last = performance.now();
        requestAnimationFrame(frame);
      }
    },
  };
}

/** The number of requests that a dot stands for. */
export function requestsPerDot(courses: readonly RequestFlow[]): number {
  const rate = courses.reduce((sum, course) => sum + course.rate, 0);
  return Math.max(1, rate / maxDotsPerSecond);
}

function emittersOf(courses: readonly RequestFlow[], layout: Layout): readonly Emitter[] {
  return courses.flatMap((course) => {
    const d = course.rate > 0 ? lineOf(course.nodes, layout) : undefined;
    if (d === undefined) return [];
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    line.setAttribute('d', d);
    return [{ ...course, line }];
  });
}
