// Vitest's own closing lines are coloured and vary in shape; this prints one plain line, and counts files
// that fail to load and unhandled errors as failures.
export default class PlainReporter {
  onTestRunEnd(modules, unhandledErrors) {
    let passed = 0,
      failed = unhandledErrors.length,
      skipped = 0;
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        else if (state === 'failed') failed++;
        else skipped++;
      }
    }
    console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  }
}
