/** The intent proper: `faq` of `faq/hours`. */
export function plainIntent(intent: string): string {
  const slash = intent.indexOf('/');
  return slash < 0 ? intent : intent.slice(0, slash);
}
