import { cancel } from './stories/cancel.ts';
import { decline } from './stories/decline.ts';
import { list } from './stories/list.ts';
import { login } from './stories/login.ts';
import { place } from './stories/place.ts';
import { read } from './stories/read.ts';
import { refresh } from './stories/refresh.ts';
import { refund } from './stories/refund.ts';
import { session } from './stories/session.ts';
import { socket } from './stories/socket.ts';
import { webhook } from './stories/webhook.ts';
import type { Story } from './story.ts';

export const stories: readonly Story[] = [
  ...[place, decline, cancel, refund, read, list, login, refresh, webhook, socket, session],
];
