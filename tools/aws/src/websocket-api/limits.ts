/** Bytes of one frame. */
export const mostFrame = 32 * 1_024;
/** Bytes of one message, in however many frames. */
export const mostMessage = 128 * 1_024;
/** Bytes that wait for a client that does not read. */
export const mostWaiting = 1_024 * 1_024;
/** Characters. */
export const longestUrl = 4_096;

/** Milliseconds. */
export interface SocketTimes {
  /** That nothing passes on a socket, until it is closed. */
  readonly idle: number;
  /** That a socket may be open. */
  readonly lifetime: number;
}

export const gatewayTimes: SocketTimes = { idle: 10 * 60_000, lifetime: 2 * 60 * 60_000 };
