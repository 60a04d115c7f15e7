const reserved =
  /^(?:access-control-.*|apigw-.*|authorization|connection|content-encoding|content-length|content-location|forwarded|keep-alive|origin|proxy-authenticate|proxy-authorization|te|trailers|transfer-encoding|upgrade|x-amzn?-.*|x-forwarded-(?:for|host|proto)|via)$/;

/** True for headers that AWS does not allow to be mapped. */
export function isReserved(name: string): boolean {
  return reserved.test(name.toLowerCase());
}
