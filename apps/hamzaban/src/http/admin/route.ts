import {
  createTenantRequestSchema,
  createTenantResponseSchema,
  jobSchema,
  listTenantsQuerySchema,
  modelListSchema,
  parseOrigin,
  pinModelRequestSchema,
  problemSchema,
  rotateKeyRequestSchema,
  rotateKeyResponseSchema,
  tenantOriginsSchema,
  tenantPageSchema,
  tenantParamsSchema,
  tenantSchema,
} from '@hamzaban/contracts';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { requireAdminKey } from '../bearer.ts';
import type { HttpServices } from '../http-services.ts';
import { pageBody } from '../page-body.ts';
import { jobBody, modelBody, tenantBody } from './body.ts';

interface ById {
  Params: { id: string };
}

/** What `hamzaban tenant …` does, over HTTP, for keys of class admin (`ak_live_…`). */
export function registerAdmin(app: FastifyInstance, services: HttpServices): void {
  const { access, tenants, models, jobs, origins } = services;
  const common = { tags: ['admin'], security: [{ adminKey: [] }] };
  const refusals = {
    401: problemSchema,
    403: problemSchema,
    404: problemSchema,
    409: problemSchema,
    422: problemSchema,
  };
  const one = { ...common, params: tenantParamsSchema };
  const onRequest = requireAdminKey(access);

  app.post<{ Body: z.infer<typeof createTenantRequestSchema> }>(
    '/admin/tenants',
    {
      onRequest,
      schema: {
        ...common,
        summary: 'Create a shop',
        body: createTenantRequestSchema,
        response: { 201: createTenantResponseSchema, ...refusals },
      },
    },
    async (request, reply) => {
      const { tenant, apiKey } = await services.createShop(request.body);
      return reply.code(201).send({ id: tenant.id, name: tenant.name, api_key: apiKey });
    },
  );
  app.get<{ Querystring: z.infer<typeof listTenantsQuerySchema> }>(
    '/admin/tenants',
    {
      onRequest,
      schema: {
        ...common,
        summary: 'List shops',
        querystring: listTenantsQuerySchema,
        response: { 200: tenantPageSchema, ...refusals },
      },
    },
    async ({ query: { limit, cursor, status } }) =>
      pageBody(
        await tenants.list({ limit, ...(cursor !== undefined && { cursor }), ...(status !== undefined && { status }) }),
        tenantBody,
      ),
  );
  app.get<ById>(
    '/admin/tenants/:id',
    { onRequest, schema: { ...one, summary: 'Show a shop', response: { 200: tenantSchema, ...refusals } } },
    async ({ params }) => tenantBody(await tenants.show(params.id)),
  );
  app.delete<ById>(
    '/admin/tenants/:id',
    {
      onRequest,
      schema: {
        ...one,
        summary: 'Delete a shop; its data go after a grace time',
        response: { 200: tenantSchema, ...refusals },
      },
    },
    async ({ params }) => tenantBody(await tenants.delete(params.id)),
  );
  for (const action of ['suspend', 'resume'] as const) {
    app.post<ById>(
      `/admin/tenants/:id/${action}`,
      {
        onRequest,
        schema: {
          ...one,
          summary: action === 'suspend' ? 'Suspend a shop' : 'Resume a shop',
          response: { 200: tenantSchema, ...refusals },
        },
      },
      async ({ params }) => tenantBody(await tenants[action](params.id)),
    );
  }
  app.post<ById & { Body: z.infer<typeof rotateKeyRequestSchema> }>(
    '/admin/tenants/:id/rotate-key',
    {
      onRequest,
      schema: {
        ...one,
        summary: 'Make a new key; the old one lives on for a while',
        body: rotateKeyRequestSchema.default({}),
        response: { 200: rotateKeyResponseSchema, ...refusals },
      },
    },
    async ({ params, body }) => {
      const seconds = body.overlap_seconds;
      const { apiKey, oldKeyValidUntil } = await tenants.rotateKey(params.id, {
        overlapMs: seconds === undefined ? services.keyOverlapMs : seconds * 1000,
      });
      return {
        id: params.id,
        api_key: apiKey,
        old_key_valid_until: oldKeyValidUntil === null ? null : new Date(oldKeyValidUntil).toISOString(),
      };
    },
  );
  app.post<ById>(
    '/admin/tenants/:id/train',
    {
      onRequest,
      schema: { ...one, summary: 'Train the bot of a shop', response: { 202: jobSchema, ...refusals } },
    },
    async ({ params }, reply) => {
      const { id } = await tenants.show(params.id);
      return reply.code(202).send(jobBody(await jobs.enqueueTraining(id)));
    },
  );
  app.get<ById>(
    '/admin/tenants/:id/origins',
    {
      onRequest,
      schema: {
        ...one,
        summary: 'List the web origins whose pages may call for a shop',
        response: { 200: tenantOriginsSchema, ...refusals },
      },
    },
    async ({ params }) => ({ origins: [...(await origins.list(params.id))] }),
  );
  app.put<ById & { Body: z.infer<typeof tenantOriginsSchema> }>(
    '/admin/tenants/:id/origins',
    {
      onRequest,
      schema: {
        ...one,
        summary: 'Set the web origins whose pages may call for a shop, in place of the old ones',
        body: tenantOriginsSchema,
        response: { 200: tenantOriginsSchema, ...refusals },
      },
    },
    async ({ params, body }) => {
      const wanted = body.origins.map(parseOrigin).filter((origin) => origin !== null);
      return { origins: [...(await origins.set(params.id, wanted))] };
    },
  );
  app.get<ById>(
    '/admin/jobs/:id',
    { onRequest, schema: { ...one, summary: 'Show a training job', response: { 200: jobSchema, ...refusals } } },
    async ({ params }) => jobBody(await jobs.show(params.id)),
  );
  app.get<ById>(
    '/admin/tenants/:id/models',
    {
      onRequest,
      schema: {
        ...one,
        summary: 'List the trained versions of a shop',
        response: { 200: modelListSchema, ...refusals },
      },
    },
    async ({ params }) => {
      const { id } = await tenants.show(params.id);
      return { data: (await models.list(id)).map(modelBody) };
    },
  );
  app.put<ById & { Body: z.infer<typeof pinModelRequestSchema> }>(
    '/admin/tenants/:id/models/pinned',
    {
      onRequest,
      schema: {
        ...one,
        summary: 'Hold a shop to one trained version, or with null let the newest win',
        body: pinModelRequestSchema,
        response: { 200: modelListSchema, ...refusals },
      },
    },
    async ({ params, body }) => {
      const { id } = await tenants.show(params.id);
      await models.pin(id, body.model_id);
      return { data: (await models.list(id)).map(modelBody) };
    },
  );
}
