import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ServiceRow, ServicePath } from '@quartet/console/views/picture';
import { isActive, taskCountOf } from '../live.ts';
import type { State } from '../state.ts';
import { nodeOf } from '../request-flows.ts';
import type { View } from './view.ts';
import { taskTile } from './task-tile.ts';

/** A service with the rules and target groups that lead to it. */
export function serviceRow({ service, paths }: ServiceRow, view: View): TemplateResult {
  const { snapshot } = view.state;
  const tasks = snapshot?.tasks.filter((task) => task.service === service) ?? [];
  return html`
    <li class="lane" aria-label=${service}>
      <ul class="ways">
        ${paths.map((way) => wayRow(way, service, view.state))}
      </ul>
      <div class="node service" data-node=${`service ${service}`}>
        <h2>${service}</h2>
        ${sizeControls(service, view)}
        <ul class="tasks">
          ${repeat(
            tasks,
            ({ name }) => name,
            (task) => taskTile(task, view.state),
          )}
        </ul>
        ${snapshot && tasks.length === 0 ? html`<p class="empty">No task runs.</p>` : nothing}
      </div>
    </li>
  `;
}

function wayRow(way: ServicePath, service: string, state: State): TemplateResult {
  const { entrance, priority, patterns, group } = way;
  const node = nodeOf(service, way);
  return html`
    <li class="way" data-entrance=${entrance}>
      <div class="node rule" data-node=${`rule ${node}`}>
        ${
          priority === undefined
            ? html`<span class="priority" title="Found by name">name</span>`
            : html`<span class="priority" title="Priority of the rule">${priority}</span>`
        }
        <span class="patterns"
          >${patterns.map((each) => html`<code title=${each}>${each}</code>`)}</span
        >
      </div>
      ${
        group === undefined
          ? nothing
          : html`<div class="node group" data-node=${`group ${node}`}>
              <code title=${group}>${group}</code> ${healthOf(service, state)}
            </div>`
      }
    </li>
  `;
}

function healthOf(service: string, { snapshot }: State): TemplateResult {
  const tasks = snapshot?.tasks.filter((task) => task.service === service && isActive(task)) ?? [];
  const healthy = tasks.filter(({ health }) => health === 'healthy').length;
  const tone = healthy === tasks.length && healthy > 0 ? 'good' : healthy > 0 ? 'warn' : 'bad';
  return html`<span class="health" data-tone=${snapshot ? tone : 'none'}>
    ${healthy}<small>/${tasks.length} healthy</small>
  </span>`;
}

function sizeControls(service: string, { state, actions }: View): TemplateResult {
  const size = state.snapshot ? taskCountOf(service, state.snapshot) : 0;
  const wanted = state.desiredCounts[service] ?? size;
  const rolls = state.pending.has(`services/${service}/roll`);
  return html`
    <div class="size" role="group" aria-label=${`Tasks of ${service}`}>
      <button
        type="button"
        aria-label=${`One task of ${service} less`}
        ?disabled=${wanted === 0}
        @click=${() => actions.scaleService(service, -1)}
      >
        −
      </button>
      <output ?data-changing=${wanted !== size}>
        ${wanted === size ? size : html`${size}&thinsp;→&thinsp;${wanted}`}
      </output>
      <button
        type="button"
        aria-label=${`One task of ${service} more`}
        @click=${() => actions.scaleService(service, 1)}
      >
        +
      </button>
      <button
        type="button"
        class="roll"
        aria-label=${`Roll ${service}: new tasks, then the old ones go`}
        aria-busy=${rolls}
        ?disabled=${rolls}
        @click=${() => actions.rollService(service)}
      >
        ${rolls ? 'Rolling' : 'Roll'}
      </button>
    </div>
  `;
}
