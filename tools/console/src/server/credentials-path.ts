/** The path at which the edge gives credentials to the docs pages of the services. */
export const credentialsPath = '/__console/api/credentials';
