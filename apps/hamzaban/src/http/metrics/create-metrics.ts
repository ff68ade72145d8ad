import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted, in Prometheus' words. Labels are bounded: routes, methods, status classes; never a shop or a visitor. */
export interface Metrics {
  /** Notes one answered request. `route` is the pattern of the route, not the path that was called. */
  observeRequest(request: {
    readonly route: string;
    readonly method: string;
    readonly status: number;
    readonly seconds: number;
  }): void;
  /** Notes one answered message of a visitor. */
  countMessage(handledBy: 'bot' | 'human'): void;
  /** The page that Prometheus reads, and its content type. */
  page(): Promise<{ readonly text: string; readonly contentType: string }>;
}

/** Upper bounds in seconds: a message takes about a millisecond, a slow engine up to fifteen seconds. */
const DURATION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

/** Creates the counters of one process. `messagesInHand` is asked whenever the page is read. */
export function createMetrics(options: { readonly messagesInHand: () => number }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'hamzaban_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATION_BUCKETS,
    registers: [registry],
  });
  const messages = new Counter({
    name: 'hamzaban_messages_total',
    help: "Visitors' messages that were stored and answered.",
    labelNames: ['handled_by'],
    registers: [registry],
  });
  new Gauge({
    name: 'hamzaban_messages_in_hand',
    help: 'Messages that wait for their turn or are being answered.',
    registers: [registry],
    collect() {
      this.set(options.messagesInHand());
    },
  });
  return {
    observeRequest: ({ route, method, status, seconds }) =>
      duration.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds),
    countMessage: (handledBy) => messages.inc({ handled_by: handledBy }),
    page: async () => ({ text: await registry.metrics(), contentType: registry.contentType }),
  };
}
