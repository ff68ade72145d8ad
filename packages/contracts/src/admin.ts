import { z } from 'zod';
import { tenantIdSchema, tenantNameSchema, timestampSchema } from './fields.ts';
import { cursorSchema, limitSchema, pageSchema } from './page.ts';

/** The body of `POST /admin/tenants`. */
export const createTenantRequestSchema = z
  .strictObject({ id: tenantIdSchema, name: tenantNameSchema })
  .meta({ id: 'CreateTenantRequest' });

/** The state of a shop: at work, paused with its data kept, or waiting to be erased. */
export const tenantStatusSchema = z.enum(['active', 'suspended', 'deleted']);

/** One shop as the platform's operator sees it. */
export const tenantSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    status: tenantStatusSchema,
    created_at: timestampSchema,
    erase_at: timestampSchema.optional().meta({ description: 'When a deleted shop’s data will be gone.' }),
  })
  .meta({ id: 'Tenant' });

/** The answer of `POST /admin/tenants`: the key is shown this once. */
export const createTenantResponseSchema = z
  .strictObject({ id: z.string(), name: z.string(), api_key: z.string() })
  .meta({ id: 'CreateTenantResponse' });

/** The query of `GET /admin/tenants`. */
export const listTenantsQuerySchema = z.strictObject({
  limit: limitSchema,
  cursor: cursorSchema.optional(),
  status: tenantStatusSchema.optional(),
});

/** The answer of `GET /admin/tenants`, in the order of the ids. */
export const tenantPageSchema = pageSchema(tenantSchema).meta({ id: 'TenantPage' });

/** The path of everything about one shop. */
export const tenantParamsSchema = z.object({ id: z.string().max(200) });

/** How long the old key of a rotation may live at most: a week is long enough to move any shop to its new one. */
export const maxKeyOverlapSeconds = 604_800;
const overlapSchema = z.int().min(0).max(maxKeyOverlapSeconds);

/** The body of `POST /admin/tenants/{id}/rotate-key`. */
export const rotateKeyRequestSchema = z
  .strictObject({
    overlap_seconds: overlapSchema
      .optional()
      .meta({ description: 'How long the old key stays valid; KEY_OVERLAP_HOURS of the server (a day) if left out.' }),
  })
  .meta({ id: 'RotateKeyRequest' });

/** The answer of `POST /admin/tenants/{id}/rotate-key`: the key is shown this once. */
export const rotateKeyResponseSchema = z
  .strictObject({
    id: z.string(),
    api_key: z.string(),
    old_key_valid_until: timestampSchema.nullable(),
  })
  .meta({ id: 'RotateKeyResponse' });

/** The answer of `POST /admin/tenants/{id}/train` and of `GET /admin/jobs/{id}`. */
export const jobSchema = z
  .strictObject({
    id: z.string(),
    tenant_id: z.string(),
    kind: z.literal('train'),
    status: z.enum(['queued', 'running', 'done', 'failed']),
    attempts: z.int().nonnegative(),
    progress: z.number().min(0).max(1),
    error: z.string().optional(),
    created_at: timestampSchema,
    finished_at: timestampSchema.optional(),
  })
  .meta({ id: 'Job' });

/** One trained version of a shop's bot. */
export const modelVersionSchema = z
  .strictObject({
    id: z.string(),
    file: z.string(),
    base_hash: z.string().nullable(),
    sha256: z.string(),
    is_active: z.boolean(),
    is_pinned: z.boolean(),
    metrics: z.record(z.string(), z.unknown()),
    created_at: timestampSchema,
  })
  .meta({ id: 'ModelVersion' });

/** The answer of `GET /admin/tenants/{id}/models`, newest first. */
export const modelListSchema = z.strictObject({ data: z.array(modelVersionSchema) }).meta({ id: 'ModelList' });

/** The body of `PUT /admin/tenants/{id}/models/pinned`: null means "the newest wins" again. */
export const pinModelRequestSchema = z
  .strictObject({ model_id: z.string().max(100).nullable() })
  .meta({ id: 'PinModelRequest' });
