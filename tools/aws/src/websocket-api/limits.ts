/** Bytes of one frame. */
export const maxFrameBytes = 32 * 1_024;
/** Bytes of one message, in however many frames. */
export const maxMessageBytes = 128 * 1_024;
/** Bytes that wait for a client that does not read. */
export const maxBufferedBytes = 1_024 * 1_024;
/** Characters. */
export const maxUrlLength = 4_096;

/** Milliseconds. */
export interface ConnectionTimeouts {
  /** Idle time after which a socket is closed. */
  readonly idle: number;
  /** Maximum time that a socket is open. */
  readonly lifetime: number;
}

export const defaultTimeouts: ConnectionTimeouts = { idle: 10 * 60_000, lifetime: 2 * 60 * 60_000 };
