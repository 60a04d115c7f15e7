import type { Box, Layout } from './geometry.ts';

/** The positions of the nodes of the picture; undefined while there is none. */
export function measure(): Layout | undefined {
  const picture = document.querySelector('.picture');
  if (!picture) return undefined;
  const origin = picture.getBoundingClientRect();
  const boxes = new Map<string, Box>();
  for (const node of picture.querySelectorAll<HTMLElement>('[data-node]')) {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    boxes.set(node.dataset['node'] ?? '', {
      left: left - origin.left,
      right: right - origin.left,
      top: top - origin.top,
      bottom: bottom - origin.top,
    });
  }
  const gateway = boxes.get('gateway');
  if (!gateway) return undefined;
  boxes.set('outside', { ...gateway, left: 0, right: 0 });
  const rule = [...boxes].find(([name]) => name.startsWith('rule '))?.[1];
  return { boxes, stacked: rule !== undefined && rule.top >= gateway.bottom };
}
