/** One request that must be refused: what is wrong with it, and the status that it gets. */
export interface BadRequest {
  readonly what: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  readonly path: string;
  /** `null`: none; left out: a good token. */
  readonly authorization?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly status: number;
  readonly code: string;
  /** Field that the problem body must point at. */
  readonly pointer?: string;
}

const json = (value: unknown) => JSON.stringify(value);
const encode = (value: unknown) => Buffer.from(json(value)).toString('base64url');
const good = { user_id: 'bad-requests', message: 'سلام' };
const jwtParts = {
  none: `${encode({ alg: 'none', typ: 'JWT' })}.${encode({ iss: 'hamzaban', aud: 'hamzaban-api', sub: 'demo-shop', key: 'x', exp: 4_102_444_800 })}.`,
  forged: `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ iss: 'hamzaban', aud: 'hamzaban-api', sub: 'demo-shop', key: 'x', exp: 4_102_444_800 })}.${'A'.repeat(43)}`,
};

function webhook(
  what: string,
  body: string | Buffer | undefined,
  status: number,
  code: string,
  rest: Partial<BadRequest> = {},
): BadRequest {
  return { what, method: 'POST', path: '/webhook', status, code, ...(body !== undefined && { body }), ...rest };
}

function wrongField(what: string, fields: object, pointer: string): BadRequest {
  return webhook(what, json({ ...good, ...fields }), 422, 'validation_failed', { pointer });
}

/** Requests that a visitor, a broken client or an attacker sends; none may be a 500 or change anything. */
export const badRequests: readonly BadRequest[] = [
  webhook('no body', undefined, 422, 'validation_failed'),
  webhook('an empty body', '', 400, 'invalid_json'),
  webhook('broken JSON', '{"user_id": "u", "message": ', 400, 'invalid_json'),
  webhook('JSON with a trailing comma', '{"user_id": "u", "message": "x",}', 400, 'invalid_json'),
  webhook('bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400, 'invalid_json'),
  webhook('a list', json([good]), 422, 'validation_failed'),
  webhook('a bare text', json('سلام'), 422, 'validation_failed'),
  webhook('null', 'null', 422, 'validation_failed'),
  webhook('a form', 'user_id=u&message=x', 415, 'unsupported_media_type', {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }),
  webhook('plain text', 'سلام', 415, 'unsupported_media_type', { headers: { 'content-type': 'text/plain' } }),
  webhook('a compressed body', json(good), 415, 'unsupported_content_coding', {
    headers: { 'content-encoding': 'gzip' },
  }),
  webhook('a body of 1 MB', json({ ...good, message: 'x'.repeat(1_000_000) }), 413, 'body_too_large'),
  webhook('JSON nested 30,000 deep', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, 422, 'validation_failed'),
  wrongField('deep metadata', { metadata: JSON.parse(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`) }, '/metadata'),
  wrongField('metadata of 20 KB', { metadata: { note: 'x'.repeat(20_000) } }, '/metadata'),
  wrongField('metadata with NUL', { metadata: { page: { title: 'سلا\u0000م' } } }, '/metadata/page/title'),
  wrongField('metadata with NUL in a name', { metadata: { 'a\u0000': 1 } }, '/metadata/a\u0000'),
  wrongField('metadata with a lone surrogate', { metadata: { tags: ['خوب', '\ud83d'] } }, '/metadata/tags/1'),
  wrongField('metadata that is a list', { metadata: [] }, '/metadata'),
  wrongField('no message', { message: undefined }, '/message'),
  wrongField('an empty message', { message: '' }, '/message'),
  wrongField('a message of 10,000 characters', { message: 'آ'.repeat(10_000) }, '/message'),
  wrongField('a message that is a number', { message: 12_345 }, '/message'),
  wrongField('a message that is an object', { message: { text: 'سلام' } }, '/message'),
  wrongField('a message that is null', { message: null }, '/message'),
  wrongField('a message of half-spaces', { message: '\u200c\u200b \u200f' }, '/message'),
  wrongField('a message with NUL', { message: 'سلا\u0000م' }, '/message'),
  wrongField('a message with an escape character', { message: 'سلام\u001b[31m' }, '/message'),
  webhook('a lone surrogate', '{"user_id": "u", "message": "\\ud83d"}', 422, 'validation_failed', {
    pointer: '/message',
  }),
  wrongField('no user_id', { user_id: undefined }, '/user_id'),
  wrongField('an empty user_id', { user_id: '' }, '/user_id'),
  wrongField('a user_id of 500 characters', { user_id: 'u'.repeat(500) }, '/user_id'),
  wrongField('a user_id with a line break', { user_id: 'a\nb' }, '/user_id'),
  wrongField('a user_id that is a number', { user_id: 7 }, '/user_id'),
  wrongField('an unknown field', { tenant_id: 'demo-shop' }, '/tenant_id'),
  wrongField('a client_message_id that is a list', { client_message_id: ['1'] }, '/client_message_id'),
  webhook('a prototype key', '{"__proto__": {"x": 1}, "user_id": "u", "message": "x"}', 422, 'validation_failed'),
  webhook('no token', json(good), 401, 'invalid_token', { authorization: null }),
  webhook('no token and broken JSON', '{"user_id": ', 401, 'invalid_token', { authorization: null }),
  webhook('no token and a form', 'a=1', 401, 'invalid_token', {
    authorization: null,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }),
  webhook('a token of another scheme', json(good), 401, 'invalid_token', { authorization: 'Basic dTpw' }),
  webhook('a token with alg none', json(good), 401, 'invalid_token', { authorization: `Bearer ${jwtParts.none}` }),
  webhook('a forged token', json(good), 401, 'invalid_token', { authorization: `Bearer ${jwtParts.forged}` }),
  webhook('a token of 50 KB', json(good), 401, 'invalid_token', { authorization: `Bearer ${'a'.repeat(12_000)}` }),
  {
    what: 'auth without headers',
    method: 'POST',
    path: '/auth',
    authorization: null,
    status: 401,
    code: 'invalid_credentials',
  },
  {
    what: 'auth with a wrong key',
    method: 'POST',
    path: '/auth',
    authorization: null,
    headers: { 'x-api-key': 'sk_live_nothing', 'x-tenant-id': 'demo-shop' },
    status: 401,
    code: 'invalid_credentials',
  },
  {
    what: 'auth of an unknown shop',
    method: 'POST',
    path: '/auth',
    authorization: null,
    headers: { 'x-api-key': 'sk_live_nothing', 'x-tenant-id': 'no-such-shop' },
    status: 401,
    code: 'invalid_credentials',
  },
  {
    what: 'auth with a path as shop',
    method: 'POST',
    path: '/auth',
    authorization: null,
    headers: { 'x-api-key': 'k', 'x-tenant-id': '../../etc/passwd' },
    status: 401,
    code: 'invalid_credentials',
  },
  {
    what: 'a bad cursor',
    method: 'GET',
    path: '/conversations?cursor=bm90LWEtY3Vyc29y',
    status: 422,
    code: 'invalid_cursor',
  },
  {
    what: 'a cursor of other letters',
    method: 'GET',
    path: '/conversations?cursor=%00%ff',
    status: 422,
    code: 'validation_failed',
    pointer: '/cursor',
  },
  {
    what: 'a negative limit',
    method: 'GET',
    path: '/conversations?limit=-1',
    status: 422,
    code: 'validation_failed',
    pointer: '/limit',
  },
  {
    what: 'a huge limit',
    method: 'GET',
    path: '/conversations?limit=1000000',
    status: 422,
    code: 'validation_failed',
    pointer: '/limit',
  },
  {
    what: 'two limits',
    method: 'GET',
    path: '/conversations?limit=1&limit=2',
    status: 422,
    code: 'validation_failed',
    pointer: '/limit',
  },
  {
    what: 'an unknown status',
    method: 'GET',
    path: '/conversations?status=asleep',
    status: 422,
    code: 'validation_failed',
    pointer: '/status',
  },
  {
    what: 'an unknown parameter',
    method: 'GET',
    path: '/conversations?sort=asc',
    status: 422,
    code: 'validation_failed',
    pointer: '/sort',
  },
  {
    what: 'no token and an unknown parameter',
    method: 'GET',
    path: '/conversations?sort=asc',
    authorization: null,
    status: 401,
    code: 'invalid_token',
  },
  {
    what: 'an unknown conversation',
    method: 'GET',
    path: '/conversations/cnv_0190d6f0c0c07c0c8c0c0c0c0c0c0c0c/messages',
    status: 404,
    code: 'conversation_not_found',
  },
  {
    what: 'a conversation id that is a path',
    method: 'GET',
    path: '/conversations/..%2f..%2fetc%2fpasswd/messages',
    status: 404,
    code: 'conversation_not_found',
  },
  {
    what: 'after_seq that is text',
    method: 'GET',
    path: '/conversations/cnv_0190d6f0c0c07c0c8c0c0c0c0c0c0c0c/messages?after_seq=first',
    status: 422,
    code: 'validation_failed',
    pointer: '/after_seq',
  },
  {
    what: 'an address that is no address',
    method: 'GET',
    path: '/conversations/%zz/messages',
    status: 400,
    code: 'bad_request',
  },
  {
    what: 'a conversation id of 3,000 letters',
    method: 'GET',
    path: `/conversations/${'a'.repeat(3000)}/messages`,
    status: 404,
    code: 'not_found',
  },
  {
    what: 'headers of 20 KB',
    method: 'GET',
    path: '/conversations',
    headers: { 'x-large': 'a'.repeat(20_000) },
    status: 431,
    code: 'headers_too_large',
  },
  { what: 'an unknown address', method: 'GET', path: '/admin.php', status: 404, code: 'not_found' },
  { what: 'the wrong method', method: 'DELETE', path: '/webhook', status: 405, code: 'method_not_allowed' },
  {
    what: 'the wrong method with a broken body',
    method: 'PUT',
    path: '/webhook',
    headers: { 'content-type': 'application/json' },
    body: '{"user_id": ',
    status: 405,
    code: 'method_not_allowed',
  },
  {
    what: 'a shop key on the admin API',
    method: 'GET',
    path: '/admin/tenants',
    status: 401,
    code: 'invalid_credentials',
  },
];
