import { drawService } from './draw-service.ts';
import { type Layout, layoutOf } from './layout.ts';
import type { Picture } from './picture.ts';
import { arrow, bottomOf, card, heading, middleOf, rectangle, text } from './shapes.ts';
import { ends, style } from './style.ts';

/** Draws the picture as SVG. The same picture gives the same bytes. */
export function draw(picture: Picture): string {
  const layout = layoutOf(picture);
  const { width, height } = layout;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="name">`,
    `<title id="name">${picture.gateway.name}: from the client through API Gateway, VPC link and load balancer to services, tasks, data and events</title>`,
    style,
    ends,
    rectangle('paper', { x: 0.5, y: 0.5, width: width - 1, height: height - 1 }, 12),
    ...drawEdge(picture, layout),
    ...drawNetwork(picture, layout),
    ...drawLabels(layout),
    ...picture.services.map((service, index) => drawService(service, layout, index)),
    ...drawEvents(picture, layout),
    '</svg>',
    '',
  ].join('\n');
}

function drawEdge({ gateway, sockets, link, tables }: Picture, layout: Layout): readonly string[] {
  const { client, gateway: http, sockets: socket, link: tunnel, balancer } = layout;
  const centre = middleOf(http);
  const side = socket.x + 102;
  const rate = gateway.rate.toLocaleString('en-US');
  const detail = `${gateway.routes} routes, ${rate} requests/s, authoriser on ${tables.keys}`;
  return [
    rectangle('card', client, 20),
    text('title centre', [middleOf(client), client.y + 25], 'client'),
    arrow('edge', [centre, bottomOf(client)], [centre, http.y]),
    card('edge', http, [`API Gateway · HTTP API ${gateway.name}`, detail]),
    card('events', socket, [`WebSocket API · ${sockets.routes.join(', ')}`, tables.connections]),
    arrow('events', [side, socket.y], [side, bottomOf(client)]),
    arrow('edge', [centre, bottomOf(http)], [centre, tunnel.y]),
    rectangle('card edge', tunnel, 19),
    text('title centre', [centre, tunnel.y + 24], `VPC link ${link}`),
    arrow('edge', [centre, bottomOf(tunnel)], [centre, balancer.y]),
  ];
}

function drawNetwork({ balancer, database, firewall }: Picture, layout: Layout): readonly string[] {
  const { network, balancer: box, database: frame } = layout;
  const [outer, ...inner] = balancer.ports;
  const listeners = [
    `:${outer} for the gateway${firewall ? ', behind a web ACL' : ''}`,
    ...inner.map((port) => `:${port} for services`),
    `else ${balancer.otherwise}`,
  ].join(' · ');
  const readers = database.instances - 1;
  const copies = readers > 0 ? `a writer and ${readers} to read` : 'one writer';
  const place = [frame.x + frame.width - 28, bottomOf(frame) - 13] as const;
  const units = `${database.min} to ${database.max} ACU, ${copies}`;
  return [
    rectangle('network', network, 14),
    text('detail', [network.x + 16, network.y + 22], 'private network'),
    card('balancer', box, ['Application Load Balancer', listeners]),
    rectangle('card data', frame),
    heading('end', place, [`Aurora PostgreSQL ${database.version}`, units]),
  ];
}

function drawLabels({ rows, network }: Layout): readonly string[] {
  const names = { rules: 'rules', targets: 'target groups', services: 'services', tasks: 'tasks' };
  return Object.entries(names).map(([row, name]) => {
    const [top, height] = rows[row as keyof typeof names];
    return text('label', [network.x - 12, top + height / 2 + 4], name);
  });
}

function drawEvents({ bus }: Picture, { bus: box, sockets }: Layout): readonly string[] {
  const x = box.x + box.width - 16;
  const caption = `${bus.carries} to whoever watches the order`;
  return [
    arrow('events', [x, box.y], [x, bottomOf(sockets)]),
    rectangle('card events', box),
    heading('', [box.x + 14, box.y + 28], [`EventBridge ${bus.name}`, caption]),
  ];
}
