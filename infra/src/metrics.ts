/** Where the services' own metrics are, by the dimensions `stage` and `service`. */
export const metricsNamespace = 'Quartet';
