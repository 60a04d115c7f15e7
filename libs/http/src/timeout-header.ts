/**
 * The header in which a caller says for how many more milliseconds it waits. It is relative, like `grpc-timeout`, since
 * clocks of two machines differ.
 */
export const timeoutHeader = 'x-quartet-timeout-ms';
