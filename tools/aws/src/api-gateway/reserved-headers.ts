const reserved =
  /^(?:access-control-.*|apigw-.*|authorization|connection|content-encoding|content-length|content-location|forwarded|keep-alive|origin|proxy-authenticate|proxy-authorization|te|trailers|transfer-encoding|upgrade|x-amzn?-.*|x-forwarded-(?:for|host|proto)|via)$/;

/** Whether AWS refuses a mapping of this header. */
export function isReserved(name: string): boolean {
  return reserved.test(name.toLowerCase());
}
