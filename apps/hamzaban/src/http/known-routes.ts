import type { FastifyInstance } from 'fastify';

/** Which methods an address answers to, for `Allow` on a 405. */
export interface KnownRoutes {
  methodsOf(path: string): readonly string[];
}

/** Notes each route as it is registered; call before the routes. */
export function noteRoutes(app: FastifyInstance): KnownRoutes {
  const routes: { readonly methods: readonly string[]; readonly pattern: RegExp }[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    const source = url
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:[A-Za-z]+/g, '[^/]+')
      .replaceAll('*', '.*');
    routes.push({ methods: [method].flat(), pattern: new RegExp(`^${source}$`) });
  });
  return {
    methodsOf: (path) => [
      ...new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods)),
    ],
  };
}
