import type { FastifyRequest } from 'fastify';

/** One value of a request's query; the first when it is there more than once. */
export function queryText(request: FastifyRequest, name: string): string | undefined {
  const query = request.query as Readonly<Record<string, string | readonly string[] | undefined>>;
  const value = query[name];
  return typeof value === 'string' ? value : value?.[0];
}

/** `true` in any case is true, everything else false. */
export function queryFlag(request: FastifyRequest, name: string, otherwise = false): boolean {
  const text = queryText(request, name);
  return text === undefined ? otherwise : text.toLowerCase() === 'true';
}

/** A number, or undefined when there is none or it is no number. */
export function queryNumber(request: FastifyRequest, name: string): number | undefined {
  const text = queryText(request, name)?.trim() ?? '';
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? undefined : value;
}
