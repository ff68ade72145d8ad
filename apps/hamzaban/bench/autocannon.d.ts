/** The part of autocannon 9 that the benchmarks use; the package ships no types. */
declare module 'autocannon' {
  interface RequestSpec {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
  }
  interface Options {
    url: string;
    connections: number;
    duration?: number;
    amount?: number;
    overallRate?: number;
    timeout?: number;
    requests: readonly (RequestSpec & {
      setupRequest?: (request: RequestSpec) => RequestSpec;
      onResponse?: (status: number, body: string) => void;
    })[];
  }
  interface Result {
    readonly latency: { readonly p50: number; readonly p97_5: number; readonly p99: number; readonly max: number };
    readonly requests: { readonly average: number; readonly total: number };
    readonly non2xx: number;
    readonly errors: number;
    readonly duration: number;
    readonly '2xx': number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
