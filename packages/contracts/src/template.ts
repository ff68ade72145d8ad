/** Values that a text template may name. */
export type TemplateValues = Readonly<Record<string, string | number>>;

/** Fills `{name}` in a template; a name without a value stays as it is written. */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replace(/\{([a-z_]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
