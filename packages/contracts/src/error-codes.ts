import type { Bilingual } from './language.ts';

/** What the table says about one error code. */
export interface ErrorDefinition {
  /** The HTTP status. */
  readonly status: number;
  /** Short and stable: programs and people may search for it. */
  readonly title: Bilingual;
  /** What happened and how to mend it; may hold `{name}` places for values. */
  readonly detail: Bilingual;
}

/**
 * Every error that the product answers with, once: code, HTTP status and texts.
 * A code never changes its meaning; the texts may be bettered at any time.
 */
export const errorCodes = {
  invalid_json: {
    status: 400,
    title: { en: 'Malformed JSON', fa: 'JSON نادرست' },
    detail: {
      en: 'The request body is not valid JSON in UTF-8.',
      fa: 'بدنهٔ درخواست، JSON درست با کدگذاری UTF-8 نیست.',
    },
  },
  bad_request: {
    status: 400,
    title: { en: 'Bad request', fa: 'درخواست نامفهوم' },
    detail: { en: 'The request could not be read as HTTP.', fa: 'این درخواست طبق قواعد HTTP خوانده نشد.' },
  },
  invalid_credentials: {
    status: 401,
    title: { en: 'Not authenticated', fa: 'احراز هویت نشد' },
    detail: {
      en: 'The API key and the shop id do not belong to an active shop.',
      fa: 'کلید API و شناسهٔ فروشگاه با هیچ فروشگاه فعالی نمی‌خواند.',
    },
  },
  invalid_token: {
    status: 401,
    title: { en: 'Not authenticated', fa: 'احراز هویت نشد' },
    detail: {
      en: 'The access token is missing, expired or not valid. Get a new one with POST /auth.',
      fa: 'توکن دسترسی فرستاده نشده، منقضی شده یا معتبر نیست. با POST /auth توکن تازه بگیرید.',
    },
  },
  forbidden: {
    status: 403,
    title: { en: 'Not allowed', fa: 'اجازه ندارید' },
    detail: {
      en: 'This key may not do that; it needs the scope "{scope}".',
      fa: 'این کلید اجازهٔ این کار را ندارد؛ دامنهٔ دسترسی «{scope}» لازم است.',
    },
  },
  address_not_allowed: {
    status: 403,
    title: { en: 'Address not allowed', fa: 'نشانی مجاز نیست' },
    detail: {
      en: 'This server does not take calls from your network address.',
      fa: 'این سرور از نشانی شبکهٔ شما درخواست نمی‌پذیرد.',
    },
  },
  origin_not_allowed: {
    status: 403,
    title: { en: 'Web origin not allowed', fa: 'مبدأ وب مجاز نیست' },
    detail: {
      en: 'No shop lets pages of this origin call the API. The operator adds it with: hamzaban tenant origins ID --add ORIGIN',
      fa: 'هیچ فروشگاهی به صفحه‌های این مبدأ اجازهٔ فراخوانی API نداده است. مدیر سرور با این فرمان اضافه‌اش می‌کند: hamzaban tenant origins ID --add ORIGIN',
    },
  },
  not_found: {
    status: 404,
    title: { en: 'Not found', fa: 'پیدا نشد' },
    detail: { en: 'There is nothing at this address.', fa: 'در این نشانی چیزی نیست.' },
  },
  conversation_not_found: {
    status: 404,
    title: { en: 'Conversation not found', fa: 'گفتگو پیدا نشد' },
    detail: { en: 'This shop has no conversation with this id.', fa: 'این فروشگاه گفتگویی با این شناسه ندارد.' },
  },
  tenant_not_found: {
    status: 404,
    title: { en: 'Shop not found', fa: 'فروشگاه پیدا نشد' },
    detail: { en: 'There is no shop with the id "{tenant}".', fa: 'فروشگاهی با شناسهٔ «{tenant}» وجود ندارد.' },
  },
  model_not_found: {
    status: 404,
    title: { en: 'Model not found', fa: 'مدل پیدا نشد' },
    detail: { en: 'This shop has no model version with this id.', fa: 'این فروشگاه نسخهٔ مدلی با این شناسه ندارد.' },
  },
  job_not_found: {
    status: 404,
    title: { en: 'Job not found', fa: 'کار پیدا نشد' },
    detail: { en: 'There is no job with this id.', fa: 'کاری با این شناسه وجود ندارد.' },
  },
  method_not_allowed: {
    status: 405,
    title: { en: 'Method not allowed', fa: 'متد نامجاز' },
    detail: { en: 'This address accepts {allowed} only.', fa: 'این نشانی فقط {allowed} را می‌پذیرد.' },
  },
  request_timeout: {
    status: 408,
    title: { en: 'Request too slow', fa: 'درخواست کند بود' },
    detail: {
      en: 'The request did not come whole in time. Send it again.',
      fa: 'درخواست به‌موقع کامل نرسید. دوباره بفرستیدش.',
    },
  },
  tenant_exists: {
    status: 409,
    title: { en: 'Shop id taken', fa: 'شناسهٔ فروشگاه تکراری است' },
    detail: {
      en: 'There is already a shop with the id "{tenant}".',
      fa: 'فروشگاهی با شناسهٔ «{tenant}» از پیش وجود دارد.',
    },
  },
  tenant_deleted: {
    status: 409,
    title: { en: 'Shop is deleted', fa: 'فروشگاه حذف شده است' },
    detail: {
      en: 'The shop "{tenant}" is deleted and waits to be erased. Resume it first.',
      fa: 'فروشگاه «{tenant}» حذف شده و در انتظار پاک شدن است. نخست آن را دوباره فعال کنید.',
    },
  },
  handoff_conflict: {
    status: 409,
    title: { en: 'Conversation is in another state', fa: 'گفتگو در وضعیت دیگری است' },
    detail: {
      en: 'The conversation is "{status}", so this cannot be done now.',
      fa: 'وضعیت گفتگو «{status}» است و این کار اکنون شدنی نیست.',
    },
  },
  training_failed: {
    status: 422,
    title: { en: 'Training failed', fa: 'آموزش انجام نشد' },
    detail: {
      en: 'The files of this shop’s bot have errors; the model before stays in use.\n{problems}',
      fa: 'فایل‌های ربات این فروشگاه خطا دارد؛ مدل پیشین سر جایش است.\n{problems}',
    },
  },
  body_too_large: {
    status: 413,
    title: { en: 'Body too large', fa: 'درخواست بزرگ‌تر از حد' },
    detail: {
      en: 'The request body may be at most {max_bytes} bytes.',
      fa: 'بدنهٔ درخواست نباید از {max_bytes} بایت بیشتر باشد.',
    },
  },
  unsupported_media_type: {
    status: 415,
    title: { en: 'Unsupported content type', fa: 'نوع محتوای ناشناخته' },
    detail: {
      en: 'Send the body as application/json.',
      fa: 'بدنهٔ درخواست را با نوع application/json بفرستید.',
    },
  },
  unsupported_content_coding: {
    status: 415,
    title: { en: 'Unsupported content coding', fa: 'فشرده‌سازی پشتیبانی نمی‌شود' },
    detail: {
      en: 'Send the body as it is, without Content-Encoding.',
      fa: 'بدنهٔ درخواست را فشرده‌نشده و بدون Content-Encoding بفرستید.',
    },
  },
  validation_failed: {
    status: 422,
    title: { en: 'Invalid request', fa: 'درخواست نامعتبر' },
    detail: {
      en: 'Some fields are wrong; "errors" names each of them.',
      fa: 'مقدار بعضی از فیلدها درست نیست؛ «errors» تک‌تک آن‌ها را نام می‌برد.',
    },
  },
  invalid_cursor: {
    status: 422,
    title: { en: 'Invalid cursor', fa: 'نشانگر صفحه نامعتبر است' },
    detail: {
      en: 'Send "cursor" exactly as "next_cursor" of the page before, with the same filters.',
      fa: 'مقدار «cursor» باید همان «next_cursor» صفحهٔ قبل باشد، با همان فیلترها.',
    },
  },
  idempotency_key_reused: {
    status: 422,
    title: { en: 'Message id used before', fa: 'شناسهٔ پیام تکراری است' },
    detail: {
      en: 'This client_message_id or Idempotency-Key came before with another body. Use a new one for a new message.',
      fa: 'این client_message_id یا Idempotency-Key پیش‌تر با محتوای دیگری آمده است. برای پیام تازه شناسهٔ تازه بفرستید.',
    },
  },
  rate_limited: {
    status: 429,
    title: { en: 'Too many requests', fa: 'درخواست بیش از حد' },
    detail: {
      en: 'Too many requests. Try again in {retry_after} seconds.',
      fa: 'تعداد درخواست‌ها بیش از حد است. {retry_after} ثانیهٔ دیگر دوباره امتحان کنید.',
    },
  },
  conversation_busy: {
    status: 429,
    title: { en: 'Conversation is busy', fa: 'گفتگو شلوغ است' },
    detail: {
      en: 'Too many messages of this visitor are still waiting for an answer. Wait for those first.',
      fa: 'چندین پیام این کاربر هنوز در صف پاسخ است. نخست منتظر پاسخ آن‌ها بمانید.',
    },
  },
  headers_too_large: {
    status: 431,
    title: { en: 'Headers too large', fa: 'سرایندها بزرگ‌تر از حد' },
    detail: {
      en: 'The address and the headers of the request are too long together.',
      fa: 'نشانی و سرایندهای درخواست روی هم بیش از اندازه بلندند.',
    },
  },
  internal: {
    status: 500,
    title: { en: 'Internal error', fa: 'خطای داخلی' },
    detail: {
      en: 'Something went wrong on our side. The log has the details under this request id.',
      fa: 'مشکلی از سوی ما پیش آمد. جزئیات با شناسهٔ همین درخواست در گزارش سرور ثبت شده است.',
    },
  },
  engine_failed: {
    status: 502,
    title: { en: 'Bot engine failed', fa: 'موتور ربات پاسخ درستی نداد' },
    detail: {
      en: 'The engine of this shop’s bot gave no usable answer.',
      fa: 'موتور ربات این فروشگاه پاسخی نداد که بتوان از آن استفاده کرد.',
    },
  },
  storage_unavailable: {
    status: 503,
    title: { en: 'Storage unavailable', fa: 'فضای ذخیره‌سازی در دسترس نیست' },
    detail: {
      en: 'Nothing was saved, because the storage is full, busy or damaged. Send the same request again in a while; the operator sees by `hamzaban doctor` which it is.',
      fa: 'چیزی ذخیره نشد، چون فضای ذخیره‌سازی پر، مشغول یا خراب است. کمی بعد همین درخواست را دوباره بفرستید؛ مدیر سرور با `hamzaban doctor` می‌بیند مشکل کدام است.',
    },
  },
  bot_unavailable: {
    status: 503,
    title: { en: 'Bot not ready', fa: 'ربات آماده نیست' },
    detail: {
      en: 'The bot of this shop has no trained model yet.',
      fa: 'ربات این فروشگاه هنوز مدل آموزش‌دیده‌ای ندارد.',
    },
  },
  overloaded: {
    status: 503,
    title: { en: 'Server is busy', fa: 'سرور شلوغ است' },
    detail: {
      en: 'The server has more messages in hand than it can answer in time. Try again shortly.',
      fa: 'تعداد پیام‌ها بیش از توان پاسخ‌گویی سرور است. کمی بعد دوباره امتحان کنید.',
    },
  },
  shutting_down: {
    status: 503,
    title: { en: 'Server is restarting', fa: 'سرور در حال راه‌اندازی دوباره است' },
    detail: {
      en: 'The server is shutting down. Send the same request again in a moment.',
      fa: 'سرور در حال خاموش شدن است. چند لحظه بعد همین درخواست را دوباره بفرستید.',
    },
  },
  engine_timeout: {
    status: 504,
    title: { en: 'Bot engine too slow', fa: 'موتور ربات به‌موقع پاسخ نداد' },
    detail: {
      en: 'The engine of this shop’s bot did not answer in time.',
      fa: 'موتور ربات این فروشگاه در زمان مقرر پاسخ نداد.',
    },
  },
} as const satisfies Readonly<Record<string, ErrorDefinition>>;

/** The code of an error, for programs. */
export type ErrorCode = keyof typeof errorCodes;
