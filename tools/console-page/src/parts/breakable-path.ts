import { html, type TemplateResult } from 'lit-html';
import { withShortIds } from '../format.ts';

/** A path that a narrow column breaks after its slashes. */
export function breakablePath(path: string): readonly TemplateResult[] {
  return withShortIds(path)
    .split(/(?<=.\/)/)
    .map((part, index) => html`${index === 0 ? '' : html`<wbr />`}${part}`);
}
