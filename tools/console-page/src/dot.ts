/** A request on its way over the picture. */
export interface Dot {
  /** Moves on, and tells whether it is still on its way. */
  move(pixels: number): boolean;
  remove(): void;
}

export function createDot(line: SVGPathElement, tone: 'good' | 'bad'): Dot {
  const circle = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
  const length = line.getTotalLength();
  let travelled = 0;
  circle.setAttribute('r', '3');
  circle.dataset['tone'] = tone;
  return {
    remove: () => circle.remove(),
    move: (pixels) => {
      travelled += pixels;
      if (travelled >= length) {
        circle.remove();
        return false;
      }
      const { x, y } = line.getPointAtLength(travelled);
      circle.setAttribute('cx', x.toFixed(1));
      circle.setAttribute('cy', y.toFixed(1));
      if (!circle.isConnected) document.querySelector('.dots')?.append(circle);
      return true;
    },
  };
}
