import { render } from 'lit-html';
import { app } from './parts/app.ts';
import { createDots } from './dots.ts';
import { createFocus } from './focus.ts';
import { createActions } from './actions.ts';
import { measure } from './layout.ts';
import { createLive } from './live.ts';
import { routeOf } from './route.ts';
import { firstState, type State } from './state.ts';
import { createStore } from './store.ts';
import { loadPanel } from './load-panel.ts';
import { requestFlowsOf } from './request-flows.ts';
import { drawWires } from './wires.ts';

const focus = createFocus();
const dots = createDots();
const store = createStore<State>(firstState(routeOf(location.hash)), draw);
const live = createLive(store);
const actions = createActions(store, live.listen);
let leavePanel = loadPanel(store.state().route, store);

function draw(state: State): void {
  render(app(state, actions), document.body);
  drawFlow(state);
  focus.follow(state.route);
}

/** Behind the parts of the picture, once these have their places. */
function drawFlow({ picture, snapshot, connection }: State): void {
  const layout = measure();
  if (!picture || !layout) return;
  const courses = requestFlowsOf(picture, snapshot);
  drawWires(courses, layout);
  dots.follow(connection === 'open' ? courses : [], layout);
}

addEventListener('hashchange', () => {
  const route = routeOf(location.hash);
  leavePanel();
  store.change({ route });
  leavePanel = loadPanel(route, store);
});
addEventListener('resize', () => drawFlow(store.state()));
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && store.state().route.kind !== 'picture') location.hash = '#/';
});

draw(store.state());
live.listen(store.state().show);
