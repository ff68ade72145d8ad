import type { Bilingual } from './language.ts';

/** What may be wrong with one field of a request, with its texts; `{name}` places take the values of the finding. */
export const fieldErrorCodes = {
  missing: { en: 'This field is required.', fa: 'این فیلد الزامی است.' },
  unknown_field: { en: 'There is no such field here.', fa: 'چنین فیلدی در این درخواست وجود ندارد.' },
  wrong_type: { en: 'The value must be of type {expected}.', fa: 'نوع این مقدار باید {expected} باشد.' },
  too_short: { en: 'At least {min} characters are needed.', fa: 'دست‌کم {min} نویسه لازم است.' },
  too_long: { en: 'At most {max} characters are allowed.', fa: 'حداکثر {max} نویسه مجاز است.' },
  too_small: { en: 'The value must be at least {min}.', fa: 'این مقدار نباید از {min} کمتر باشد.' },
  too_large: { en: 'The value must be at most {max}.', fa: 'این مقدار نباید از {max} بیشتر باشد.' },
  blank: { en: 'The text holds nothing that can be seen.', fa: 'این متن چیزی ندارد که دیده شود.' },
  control_character: {
    en: 'The text holds a control character at position {position}.',
    fa: 'در جایگاه {position} متن، یک نویسهٔ کنترلی هست که مجاز نیست.',
  },
  lone_surrogate: {
    en: 'The text holds half of a surrogate pair at position {position}; it is not valid Unicode.',
    fa: 'در جایگاه {position} متن، نیمهٔ یک جفت جانشین (surrogate) هست؛ متن یونیکد درستی نیست.',
  },
  control_character_in_name: {
    en: 'The name of this field holds a control character at position {position}.',
    fa: 'در جایگاه {position} نام این فیلد، یک نویسهٔ کنترلی هست که مجاز نیست.',
  },
  lone_surrogate_in_name: {
    en: 'The name of this field holds half of a surrogate pair at position {position}; it is not valid Unicode.',
    fa: 'در جایگاه {position} نام این فیلد، نیمهٔ یک جفت جانشین (surrogate) هست؛ متن یونیکد درستی نیست.',
  },
  invalid_format: { en: 'The value does not have the right form.', fa: 'قالب این مقدار درست نیست.' },
  invalid_value: { en: 'The value must be one of: {allowed}.', fa: 'این مقدار باید یکی از این‌ها باشد: {allowed}.' },
  too_deep: { en: 'At most {max} levels of nesting are allowed.', fa: 'حداکثر {max} لایهٔ تودرتو مجاز است.' },
  too_many_bytes: {
    en: 'As JSON this may take at most {max} bytes.',
    fa: 'حجم JSON این مقدار نباید از {max} بایت بیشتر باشد.',
  },
  conflicting: {
    en: 'This field cannot be sent together with {other}.',
    fa: 'این فیلد را نمی‌توان همراه {other} فرستاد.',
  },
  invalid: { en: 'The value is not valid.', fa: 'این مقدار معتبر نیست.' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The code of what is wrong with a field. */
export type FieldErrorCode = keyof typeof fieldErrorCodes;
