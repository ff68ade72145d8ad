/** Values of environment variables as the caller gives them. */
export type Environment = Readonly<Record<string, string | undefined>>;

const REFERENCE = /\$\{([^}]*)\}|\$([A-Za-z_][A-Za-z0-9_]*)/g;
/** An unquoted value is expanded only if it holds `${…}` somewhere. */
const HAS_REFERENCE = /\$\{.*\}/;

/** Whether a value would be expanded. */
export function hasEnvironmentReference(source: string): boolean {
  return HAS_REFERENCE.test(source);
}

/** Puts in the values of `${NAME}` and `$NAME`; `missing` names the variables that are not set. */
export function expandEnvironment(
  source: string,
  environment: Environment,
): { text: string; missing: readonly string[] } {
  const missing: string[] = [];
  const text = source.replace(REFERENCE, (whole, braced: string | undefined, bare: string | undefined) => {
    const name = braced ?? bare ?? '';
    const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
    if (value === undefined) missing.push(name);
    return value ?? whole;
  });
  return { text, missing };
}
